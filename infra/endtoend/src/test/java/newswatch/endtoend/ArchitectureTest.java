package newswatch.endtoend;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The directions in which the rooms of the house may know each other. */
class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .importPaths(
              Stream.of(
                      "infra/events",
                      "infra/start",
                      "infra/matching",
                      "infra/fetch",
                      "infra/secrets",
                      "infra/elasticsearch",
                      "infra/local",
                      "ingest-service",
                      "classify-service",
                      "search-service")
                  .map(ArchitectureTest::classesOf)
                  .toList());

  private static Path classesOf(String module) {
    Path classes =
        Path.of(requireNonNull(System.getProperty("newswatch.root")), module, "target", "classes");
    if (!Files.isDirectory(classes)) {
      throw new IllegalStateException(classes + " is missing: build the whole project first");
    }
    return classes;
  }

  @ParameterizedTest
  @CsvSource({
    "newswatch.events.., 'newswatch.events..'",
    "newswatch.fetch.., 'newswatch.fetch..'",
    "newswatch.elasticsearch.., 'newswatch.elasticsearch..'",
    "newswatch.secrets.., 'newswatch.secrets..'",
    "newswatch.local.., 'newswatch.local..,newswatch.secrets..'",
    "newswatch.start.., 'newswatch.start..,newswatch.events..'",
    "newswatch.matching.., 'newswatch.matching..,newswatch.events..'",
    "newswatch.ingest..,"
        + " 'newswatch.ingest..,newswatch.events..,newswatch.start..,newswatch.fetch..'",
    "newswatch.classify..,"
        + " 'newswatch.classify..,newswatch.events..,newswatch.start..,newswatch.matching..'",
    "newswatch.search..,"
        + " 'newswatch.search..,newswatch.events..,newswatch.start..,newswatch.matching..,"
        + "newswatch.fetch..,newswatch.secrets..'"
  })
  void modulesKnowOnlyWhatTheyStandOn(String module, String known) {
    String[] allowed = known.split(",");
    classes()
        .that()
        .resideInAPackage(module)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed).or(not(resideInAPackage("newswatch.."))))
        .check(HOUSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "classify", "search"})
  void roomsNeverKnowTheWalk(String service) {
    noClasses()
        .that()
        .resideInAPackage("newswatch." + service + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("newswatch." + service)
        .check(HOUSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "classify", "search"})
  void doorToKafkaIsUsedByTheWalkAlone(String service) {
    String root = "newswatch." + service;
    noClasses()
        .that()
        .resideOutsideOfPackages(root, root + ".channel..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".channel..")
        .check(HOUSE);
  }

  @Test
  void roomsStandInNoCircle() {
    slices().matching("newswatch.(*).(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  /** The local stack asks its servers, the start the broker, the index Elasticsearch. */
  @Test
  void onlyTheGuardedClientOpensConnectionsToElsewhere() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "newswatch.fetch..",
            "newswatch.local..",
            "newswatch.start..",
            "newswatch.search.index..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "org.apache.hc..", "javax.net..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.nio\\.channels\\..*(Socket|Datagram).*")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.Socket")
        .orShould()
        .callMethod(java.net.URL.class, "openConnection")
        .orShould()
        .callMethod(java.net.URL.class, "openStream")
        .check(HOUSE);
  }

  @Test
  void logicIsToldTheTime() {
    noClasses()
        .that()
        .resideOutsideOfPackage("newswatch.local..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(HOUSE);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|Common)").check(HOUSE);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<JavaPackage> packages =
        HOUSE.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
    List<String> unmarked =
        packages.stream()
            .filter(one -> !one.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();
    assertThat(unmarked).isEmpty();
    assertThat(packages).hasSizeGreaterThan(20);
  }
}

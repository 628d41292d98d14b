package newswatch.endtoend;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
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
        + " 'newswatch.ingest..,newswatch.events..,newswatch.start..,newswatch.fetch..,"
        + "newswatch.secrets..'",
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

  /**
   * An address from outside must be reached through the guarded client, which looks where it leads.
   * Those who may open connections themselves reach what an operator named: the local stack its own
   * servers, the start the broker, the index Elasticsearch. Kafka's and Elasticsearch's clients
   * open theirs inside.
   */
  @Test
  void onlyTheGuardedClientOpensConnectionsToElsewhere() {
    List<String> named =
        List.of(
            "newswatch.local.handin.Console",
            "newswatch.local.process.LocalPort",
            "newswatch.local.server.Probe",
            "newswatch.local.wire.PageHandler",
            "newswatch.local.wire.SampleWire",
            "newswatch.search.index.AnswerLimit",
            "newswatch.search.index.ElasticsearchClients",
            "newswatch.search.index.FirstContact",
            "newswatch.search.index.Speech",
            "newswatch.start.Bootstrap");
    assertThat(HOUSE.stream().map(JavaClass::getName)).containsAll(named);
    noClasses()
        .that(not(resideInAPackage("newswatch.fetch..")).and(not(insideOf(named))))
        .should()
        .dependOnClassesThat(openConnections())
        .orShould()
        .callMethodWhere(looksUpOrOpens())
        .check(HOUSE);
  }

  /** Only deliveries by e-mail do. */
  @Test
  void mailIsSentByDeliveryAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("newswatch.search.delivery..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..", "org.springframework.mail..")
        .check(HOUSE);
  }

  private static DescribedPredicate<JavaClass> insideOf(List<String> names) {
    return DescribedPredicate.describe(
        "are inside of " + names,
        one -> names.stream().anyMatch(n -> (one.getName() + "$").startsWith(n + "$")));
  }

  private static DescribedPredicate<JavaClass> openConnections() {
    return resideInAnyPackage(
            "java.net.http..",
            "javax.net..",
            "com.sun.net.httpserver..",
            "org.apache.hc..",
            "org.apache.http..",
            "okhttp3..",
            "io.netty..",
            "reactor.netty..",
            "org.springframework.http.client..",
            "org.springframework.web.client..",
            "org.springframework.web.reactive.function.client..",
            "org.springframework.boot.restclient..")
        .or(
            DescribedPredicate.describe(
                "are sockets or connections",
                one ->
                    one.getName()
                        .matches(
                            "java\\.net\\.\\w*(Socket|URLConnection)"
                                + "|java\\.nio\\.channels\\.\\w*(Socket|Datagram|Network)\\w*"
                                + "|org\\.jsoup\\.Connection"
                                + "|org\\.jsoup\\.helper\\.HttpConnection")));
  }

  private static DescribedPredicate<JavaMethodCall> looksUpOrOpens() {
    Set<String> methods =
        Set.of(
            "java.net.URL.openConnection",
            "java.net.URL.openStream",
            "java.net.URL.getContent",
            "java.net.InetAddress.isReachable",
            "java.net.InetAddress.getAllByName",
            "java.net.InetAddress.getByName",
            "java.net.InetAddress.getCanonicalHostName",
            "org.jsoup.Jsoup.connect",
            "org.jsoup.Jsoup.newSession");
    return DescribedPredicate.describe(
        "looks a name up or opens a connection",
        call ->
            methods.contains(call.getTargetOwner().getName() + "." + call.getTarget().getName()));
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

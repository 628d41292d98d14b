package newswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import newswatch.endtoend.Containers.Instances;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.testcontainers.containers.GenericContainer;
import tools.jackson.databind.JsonNode;

/**
 * The walk from feed to search hit through containers: first one instance of each service, then two
 * of which one is killed while articles arrive. The servers want logins; those of {@link ComposeIT}
 * let everybody in.
 */
@Tag("containers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainersIT {
  private static final Duration SETTLED = Duration.ofMinutes(4);
  private static final Duration BETWEEN_KILLS = Duration.ofSeconds(5);
  private static final int FEWEST = 200;

  private static FeedSite site;
  private static NumberedArticles articles;
  private static Containers containers;
  private static Instances first;

  @BeforeAll
  static void start() throws Exception {
    Compose.buildImages();
    site = new FeedSite(Containers.OUTSIDE);
    articles = new NumberedArticles(site);
    containers = new Containers(site, articles.opml(), NumberedArticles.TOPICS);
    OwnServers.startIn(containers);
    first = containers.startServices();
  }

  @AfterAll
  static void stop() throws IOException {
    if (containers != null) {
      containers.close();
    }
    site.close();
  }

  @Test
  @Order(1)
  void articleInAFeedIsFoundBySearchWithItsTagAndTheReason() throws Exception {
    articles.publishUntil(SETTLED, () -> true);

    first.console().awaitTotal(SETTLED, NumberedArticles.WORD, 1);
    JsonNode article = first.console().search(NumberedArticles.WORD).get("articles").get(0);
    JsonNode tag = article.get("topics").get(0);
    assertThat(tag.get("id").asString()).isEqualTo("storm");
    assertThat(tag.get("evidence").get(0).get("text").asString()).isEqualTo(NumberedArticles.WORD);
  }

  @Test
  @Order(2)
  void nothingIsLostOrDoubledWhenOneOfTwoOfEachServiceIsKilled() throws Exception {
    OwnServers.logInWithKey(containers);
    Instances second = containers.startServices();
    CompletableFuture<Void> killing = CompletableFuture.runAsync(ContainersIT::killTheFirst);

    articles.publishUntil(SETTLED, () -> killing.isDone() && articles.published() >= FEWEST);
    killing.join();

    second.console().awaitTotal(SETTLED, NumberedArticles.WORD, articles.published());
    second.console().assertEachOnce(NumberedArticles.WORD, articles.published());
    assertThat(second.console().search(NumberedArticles.WORD + " topic:storm").get("total").asInt())
        .isEqualTo(articles.published());
  }

  private static void killTheFirst() {
    for (GenericContainer<?> one : List.of(first.ingest(), first.classify(), first.search())) {
      await().pollDelay(BETWEEN_KILLS).atMost(SETTLED).until(() -> true);
      Containers.kill(one);
    }
  }

  @Test
  @Order(3)
  void wrongPasswordsEndInOneLineThatNamesTheUser() throws TimeoutException {
    OwnServers.mistakeElasticsearch(containers);
    assertThat(error("search-service"))
        .contains("Elasticsearch")
        .contains("'elastic'")
        .contains("spring.elasticsearch.password");

    OwnServers.mistakeKafka(containers);
    for (String service : List.of("ingest-service", "classify-service")) {
      assertThat(error(service))
          .contains("Kafka")
          .contains("'elastic'")
          .contains("sasl.jaas.config");
    }
  }

  /** The one line that it ends with. */
  private static String error(String service) throws TimeoutException {
    String printed = containers.printedByFailing(service);
    List<String> errors =
        printed.lines().filter(line -> line.contains(" ERROR ") || line.contains("\tat ")).toList();
    assertThat(errors).as(printed).hasSize(1);
    assertThat(errors.getFirst()).doesNotContain(OwnServers.WRONG);
    return errors.getFirst();
  }
}

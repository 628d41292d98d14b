package newswatch.search;

import static newswatch.search.SampleArticles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.JsonData;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.search.index.ArticleIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What goes wrong between the service and a node that is there. */
class IndexFaultsIT {
  private static final String DISK = "cluster.routing.allocation.disk.watermark.";
  private static final String LOOKED_AT = "cluster.info.update.interval";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int ARTICLES = 50;

  @RegisterExtension private static final Servers SERVERS = new Servers();

  @Test
  void answersThatDoNotGetThroughCostNoArticleAndDoubleNone() throws IOException {
    try (CutConnections cut = new CutConnections(SERVERS.elasticsearch().uri(), 3);
        RunningSearch service = RunningSearch.start(SERVERS, cut.uri())) {
      Set<String> sent = new HashSet<>();
      for (int i = 0; i < ARTICLES; i++) {
        ArticleTagged article = article("cut" + i, "Ferry " + i, "cutword");
        sent.add(article.article().id().value());
        service.arrive(article);
      }

      await().atMost(PATIENCE).until(() -> cut.left() == 0);
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> service.search("q", "cutword").get("total").asInt() == ARTICLES);
      JsonNode page = service.search("q", "cutword", "size", "100");
      assertThat(page.get("articles").values())
          .extracting(found -> found.get("id").asString())
          .containsExactlyInAnyOrderElementsOf(sent);
      assertThat(service.read(Channel.TAGGED_ARTICLES.deadLetters())).isEmpty();
    }
  }

  @Test
  void diskThatIsFullHoldsArticlesUpUntilThereIsRoom() throws IOException {
    try (ElasticsearchClient client =
            ElasticsearchClient.of(to -> to.host(SERVERS.elasticsearch().uri().toString()));
        RunningSearch service =
            RunningSearch.start(SERVERS, "--newswatch.index.check-every=200ms")) {
      service.arrive(article("before", "Ferry", "beforeword"));
      await()
          .atMost(PATIENCE)
          .until(() -> service.search("q", "beforeword").get("total").asInt() == 1);
      wantFree(client, "900tb", "900tb", "900tb");
      try {
        await().atMost(PATIENCE).until(() -> isClosed(client));
        IntStream.range(0, ARTICLES)
            .forEach(i -> service.arrive(article("full" + i, "Ferry " + i, "fullword")));
        await()
            .atMost(PATIENCE)
            .until(() -> service.get("/api/status").body().contains("nearly full"));
        assertThat(service.search("q", "beforeword").get("total").asInt()).isEqualTo(1);
        assertThat(service.search("q", "fullword").get("total").asInt()).isZero();
      } finally {
        wantFree(client, "2gb", "1gb", "500mb");
      }

      await()
          .atMost(PATIENCE)
          .until(() -> service.search("q", "fullword").get("total").asInt() == ARTICLES);
      assertThat(service.read(Channel.TAGGED_ARTICLES.deadLetters())).isEmpty();
    }
  }

  /** As it does past its last mark: what is there can be read and deleted. */
  private static boolean isClosed(ElasticsearchClient client) throws IOException {
    return client
        .indices()
        .getSettings(of -> of.index(ArticleIndex.NAME).name("index.blocks.read_only_allow_delete"))
        .settings()
        .values()
        .stream()
        .anyMatch(one -> one.settings() != null);
  }

  private static void wantFree(
      ElasticsearchClient client, String low, String high, String floodStage) throws IOException {
    Map<String, JsonData> settings =
        Map.of(
            DISK + "low",
            JsonData.of(low),
            DISK + "high",
            JsonData.of(high),
            DISK + "flood_stage",
            JsonData.of(floodStage),
            LOOKED_AT,
            JsonData.of("10s"));
    client.cluster().putSettings(of -> of.persistent(settings));
  }
}

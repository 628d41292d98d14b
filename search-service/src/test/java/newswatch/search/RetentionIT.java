package newswatch.search;

import static newswatch.search.SampleArticles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.JsonData;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import newswatch.search.index.ArticleIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service that keeps articles for a year, on a disk that is too small for Elasticsearch. */
class RetentionIT {
  private static final String MARKS = "cluster.routing.allocation.disk.watermark.";
  private static final String OLD = ArticleIndex.NAME + "-2020.01";

  @RegisterExtension private static final Servers SERVERS = new Servers();

  @Test
  void oldMonthsAreRemovedAndTheDiskIsWarnedOf() throws IOException {
    try (ElasticsearchClient client =
        ElasticsearchClient.of(to -> to.host(SERVERS.elasticsearch().uri().toString()))) {
      client.indices().create(of -> of.index(OLD));
      wantFree(client, "900tb");
      try (RunningSearch service =
          RunningSearch.start(
              SERVERS, "--newswatch.index.keep-for=365d", "--newswatch.index.check-every=200ms")) {
        service.arrive(article("now", "Ferry sinks", "A ferry sank."));

        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> !client.indices().exists(of -> of.index(OLD)).value());
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> service.search().get("total").asInt() == 1);
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () ->
                    assertThat(
                            RunningSearch.json(service.get("/api/status"))
                                .at("/problems/0")
                                .asString())
                        .contains("nearly full", "newswatch.index.keep-for"));
      } finally {
        wantFree(client, "2gb");
      }
    }
  }

  /** The other marks with it, as they have to be of one kind; they are the local node's own. */
  private static void wantFree(ElasticsearchClient client, String size) throws IOException {
    Map<String, JsonData> settings =
        Map.of(
            MARKS + "low", JsonData.of(size),
            MARKS + "high", JsonData.of("1gb"),
            MARKS + "flood_stage", JsonData.of("500mb"));
    client.cluster().putSettings(of -> of.persistent(settings));
  }
}

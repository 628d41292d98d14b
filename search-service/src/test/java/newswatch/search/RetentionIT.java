package newswatch.search;

import static newswatch.search.SampleArticles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.time.Duration;
import newswatch.search.index.ArticleIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service that keeps articles for a year, on a disk that counts as full from its first byte. */
class RetentionIT {
  private static final String OLD = ArticleIndex.NAME + "-2020.01";

  @RegisterExtension private static final Servers SERVERS = new Servers();

  @Test
  void oldMonthsAreRemovedAndTheDiskIsWarnedOf() throws IOException {
    try (ElasticsearchClient client =
        ElasticsearchClient.of(to -> to.host(SERVERS.elasticsearch().uri().toString()))) {
      client.indices().create(of -> of.index(OLD));
      try (RunningSearch service =
          RunningSearch.start(
              SERVERS,
              "--newswatch.index.keep-for=365d",
              "--newswatch.index.disk-alarm=0.000001",
              "--newswatch.index.check-every=200ms")) {
        service.arrive(article("now", "Ferry sinks", "A ferry sank."));

        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> !client.indices().exists(of -> of.index(OLD)).value());
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> service.search().get("total").asInt() == 1);
        assertThat(RunningSearch.json(service.get("/api/status")).at("/problems/0").asString())
            .contains("disk", "newswatch.index.keep-for");
      }
    }
  }
}

package newswatch.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.cluster.HealthResponse;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Up while Elasticsearch answers and no shard is lost; part of the service's readiness. */
@Component("elasticsearchHealthIndicator")
final class ElasticsearchHealth extends AbstractHealthIndicator {
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final ElasticsearchAsyncClient client;

  ElasticsearchHealth(ElasticsearchClient client) {
    super("Elasticsearch does not answer");
    this.client = new ElasticsearchAsyncClient(client._transport());
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    HealthResponse health = ArticleIndex.await(ANSWER, client.cluster().health(request -> request));
    builder
        .status(health.status() == HealthStatus.Red ? "OUT_OF_SERVICE" : "UP")
        .withDetail("cluster", health.clusterName())
        .withDetail("status", health.status().jsonValue());
  }
}

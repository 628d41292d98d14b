package newswatch.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import newswatch.search.replay.Renewal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * What renews the index from another program than the service. No configuration by its annotation,
 * so that the service does not find it.
 */
@Import(ElasticsearchClients.class)
public final class RenewalBeans {
  RenewalBeans() {}

  @Bean
  static Renewal renewal(ElasticsearchClient client) {
    ArticleWriter writer = new ArticleWriter(new BulkRequests(client, new SimpleMeterRegistry()));
    return new IndexRenewal(client, new Generations(client), writer);
  }
}

package newswatch.search.status;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.time.InstantSource;
import newswatch.search.canary.Canaries;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.delivery.Ledger;
import newswatch.search.index.IndexKeeping;
import newswatch.search.withdrawal.Withdrawals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets this room up. */
@Configuration(proxyBeanMethods = false)
class StatusConfiguration {
  @Bean
  Statuses statuses(
      Progress progress,
      ElasticsearchClient client,
      IndexKeeping keeping,
      Catalogue catalogue,
      Withdrawals withdrawals,
      Ledger ledger,
      Canaries canaries,
      InstantSource clock) {
    IndexedArticles articles = new IndexedArticles(client);
    return new Statuses(
        progress,
        articles::ask,
        keeping::problem,
        catalogue,
        withdrawals::count,
        ledger::balance,
        canaries::standing,
        clock,
        System::nanoTime);
  }
}

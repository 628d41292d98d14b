package newswatch.search.status;

import static java.util.concurrent.TimeUnit.SECONDS;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.cluster.HealthResponse;
import co.elastic.clients.elasticsearch.core.CountResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import newswatch.search.index.ArticleIndex;
import org.jspecify.annotations.Nullable;

/** What Elasticsearch says of itself within two seconds. */
final class IndexedArticles {
  private static final int ANSWER_SECONDS = 2;

  private final ElasticsearchAsyncClient client;

  IndexedArticles(ElasticsearchClient client) {
    this.client = new ElasticsearchAsyncClient(client._transport());
  }

  /**
   * @param status as in {@link Status.Elasticsearch}
   * @param count absent where it does not answer
   */
  record Answer(String status, @Nullable Long count) {
    static final Answer AWAY = new Answer("away", null);

    /** Whether every article can be stored and found. */
    boolean serves() {
      return count != null && !status.equals("red");
    }
  }

  Answer ask() {
    CompletableFuture<HealthResponse> health = client.cluster().health(request -> request);
    CompletableFuture<CountResponse> count =
        client.count(request -> request.index(ArticleIndex.NAME).ignoreUnavailable(true));
    try {
      CompletableFuture.allOf(health, count).get(ANSWER_SECONDS, SECONDS);
      return new Answer(health.join().status().jsonValue(), count.join().count());
    } catch (ExecutionException | TimeoutException _) {
      return Answer.AWAY;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Answer.AWAY;
    } finally {
      health.cancel(true);
      count.cancel(true);
    }
  }
}

package newswatch.search.find;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import newswatch.search.index.ArticleDocument;
import newswatch.search.index.ArticleIndex;
import newswatch.search.index.IndexUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The articles as they stand at one time, kept by Elasticsearch until this is closed or nobody has
 * asked for five minutes. For one thread.
 */
final class PointInTime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PointInTime.class);
  private static final Time KEPT = Time.of(time -> time.time("5m"));
  private static final String TIME_LIMIT = "30s";
  private static final Duration ANSWER = Duration.ofSeconds(35);

  private final ElasticsearchAsyncClient client;
  private String id;

  private PointInTime(ElasticsearchAsyncClient client, String id) {
    this.client = client;
    this.id = id;
  }

  /**
   * Has Elasticsearch keep the articles as they stand now.
   *
   * @throws IndexUnavailable when it does not answer
   */
  static PointInTime open(ElasticsearchAsyncClient client) {
    return new PointInTime(
        client,
        ArticleIndex.await(
                ANSWER,
                client.openPointInTime(
                    open -> open.index(ArticleIndex.NAME).ignoreUnavailable(true).keepAlive(KEPT)))
            .id());
  }

  /**
   * Asks for some of them.
   *
   * @param request without an index
   * @throws IndexUnavailable when Elasticsearch does not answer, or has forgotten them
   */
  SearchResponse<ArticleDocument> ask(SearchRequest.Builder request) {
    SearchRequest wanted =
        request
            .pit(view -> view.id(id).keepAlive(KEPT))
            .allowPartialSearchResults(false)
            .timeout(TIME_LIMIT)
            .build();
    SearchResponse<ArticleDocument> response =
        ArticleIndex.await(ANSWER, client.search(wanted, ArticleDocument.class));
    if (response.timedOut()) {
      throw new IndexUnavailable("the search took longer than " + TIME_LIMIT, null);
    }
    if (response.pitId() != null) {
      id = response.pitId();
    }
    return response;
  }

  /** Not waited for: what is not closed is forgotten after five minutes. */
  @Override
  public void close() {
    CompletableFuture<?> closing = client.closePointInTime(close -> close.id(id));
    var _ =
        closing.exceptionally(
            problem -> {
              LOG.atDebug()
                  .addKeyValue("reason", problem.getMessage())
                  .log("point in time not closed");
              return null;
            });
  }
}

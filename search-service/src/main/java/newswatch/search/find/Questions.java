package newswatch.search.find;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import newswatch.search.index.AnswerLimit;
import newswatch.search.index.ArticleIndex;
import newswatch.search.index.IndexUnavailable;
import org.springframework.stereotype.Component;

/** Asks the index about articles, for no longer than people wait for an answer. */
@Component
final class Questions {
  /** A node that says nothing is not waited for as long as for a batch. */
  static final Duration ANSWER = Duration.ofSeconds(6);

  private static final String TIME_LIMIT = "5s";

  /**
   * The longest answer that is taken, in bytes: two of the largest articles at least. As many
   * answers as searches take turns are in memory at once.
   */
  private static final int LONGEST_ANSWER = 4 * 1024 * 1024;

  private final ElasticsearchAsyncClient client;

  Questions(ElasticsearchClient client) {
    this.client = AnswerLimit.of(client, LONGEST_ANSWER);
  }

  /** The beginning of a question about the articles as they are now; their number is not told. */
  SearchRequest.Builder request() {
    return unplaced().index(ArticleIndex.NAME).ignoreUnavailable(true);
  }

  /** Likewise, without saying where the articles are. */
  SearchRequest.Builder unplaced() {
    return new SearchRequest.Builder()
        .allowPartialSearchResults(false)
        .trackTotalHits(t -> t.enabled(false))
        .timeout(TIME_LIMIT);
  }

  /**
   * Asks, and waits for the answer.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer in time, or longer than is taken
   *     ({@link AnswerLimit#isExceeded})
   */
  <T> SearchResponse<T> ask(SearchRequest request, Class<T> document) {
    return answer(send(request, document));
  }

  /** Asks, and does not wait; the answer is to be fetched by {@link #answer}. */
  <T> CompletableFuture<SearchResponse<T>> send(SearchRequest request, Class<T> document) {
    return client.search(request, document);
  }

  /**
   * Waits for an answer.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer in time
   */
  <T> SearchResponse<T> answer(CompletableFuture<SearchResponse<T>> sent) {
    SearchResponse<T> response = ArticleIndex.await(ANSWER, sent);
    if (response.timedOut()) {
      throw new IndexUnavailable("the search took longer than " + TIME_LIMIT, null);
    }
    return response;
  }
}

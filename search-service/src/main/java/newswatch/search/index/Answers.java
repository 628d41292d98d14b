package newswatch.search.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What Elasticsearch answers, and when that counts as no answer. */
final class Answers {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;

  private Answers() {}

  /**
   * Asks Elasticsearch something.
   *
   * @throws IndexUnavailable when it does not answer, or with a failure of its own
   */
  static <T> T ask(Callable<T> question) {
    try {
      return question.call();
    } catch (Exception e) {
      throw failure(e);
    }
  }

  /**
   * Waits for an answer.
   *
   * @param limit after which it counts as none
   * @throws IndexUnavailable when there is none by then, or a failure of Elasticsearch's own
   */
  static <T> T await(Duration limit, CompletableFuture<T> answer) {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IndexUnavailable(
          "Elasticsearch does not answer within " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IndexUnavailable("interrupted while Elasticsearch was asked", e);
    } finally {
      answer.cancel(true);
    }
  }

  /** As the client tells that it waited in vain for a connection. */
  private static boolean isSilence(RuntimeException e) {
    return e.getCause() instanceof TimeoutException || e.getCause() instanceof IOException;
  }

  private static RuntimeException failure(@Nullable Throwable e) {
    return switch (e) {
      case ElasticsearchException refused
          when refused.status() == TOO_MANY_REQUESTS || refused.status() >= SERVER_ERRORS ->
          new IndexUnavailable("Elasticsearch cannot answer now: " + refused.getMessage(), refused);
      case IOException silent ->
          new IndexUnavailable("Elasticsearch does not answer: " + silent.getMessage(), silent);
      case RuntimeException ours when isSilence(ours) ->
          new IndexUnavailable("Elasticsearch does not answer: " + ours.getCause(), ours);
      case RuntimeException ours -> ours;
      case TimeoutException late ->
          new IndexUnavailable("Elasticsearch does not answer: " + late.getMessage(), late);
      case null, default -> new IllegalStateException("a question throws nothing else", e);
    };
  }
}

package newswatch.bench.search;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks questions at a steady pace, each on a virtual thread of its own, whether or not those before
 * have been answered. A time is from the moment when a question was due, so that whoever holds the
 * asker up is seen to.
 */
final class OpenLoop implements AutoCloseable {
  /** Questions of the first seconds are asked, and count for nothing. */
  static final int LEFT_OUT_SECONDS = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /**
   * How it went.
   *
   * @param answered the times of those that were answered
   * @param refused the times of those that were told to come later (429 and 503)
   * @param failed how many were answered otherwise, or not within half a minute
   */
  record Answers(Latencies answered, Latencies refused, int failed) {}

  private static final class Tally {
    private final List<Double> answered = new ArrayList<>();
    private final List<Double> refused = new ArrayList<>();
    private int failed;

    synchronized void add(int status, double millis) {
      if (status == OK) {
        answered.add(millis);
      } else if (status == TOO_MANY_REQUESTS || status == UNAVAILABLE) {
        refused.add(millis);
      } else {
        failed++;
      }
    }

    synchronized Answers told() {
      return new Answers(Latencies.of(answered), Latencies.of(refused), failed);
    }
  }

  /** Asks them in their order, again and again, and waits for all answers. */
  Answers ask(List<Question> questions, int perSecond, int seconds) {
    Tally tally = new Tally();
    int leftOut = LEFT_OUT_SECONDS * perSecond;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long begun = System.nanoTime();
      for (int i = 0; i < leftOut + perSecond * seconds; i++) {
        long due = begun + i * 1_000_000_000L / perSecond;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        Question question = questions.get(i % questions.size());
        boolean counts = i >= leftOut;
        threads.execute(
            () -> {
              int status = status(question);
              if (counts) {
                tally.add(status, (System.nanoTime() - due) / 1e6);
              }
            });
      }
    }
    return tally.told();
  }

  /** Asks each once, one after the other, until everybody is warm. */
  void warmUp(List<Question> questions) {
    questions.forEach(this::status);
  }

  /** Of the last answer, or of the first that was none; 0 where none came. */
  private int status(Question question) {
    try {
      int status = OK;
      for (HttpRequest step : question.steps()) {
        status = client.send(step, BodyHandlers.ofByteArray()).statusCode();
        if (status != OK) {
          return status;
        }
      }
      return status;
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

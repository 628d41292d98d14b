package newswatch.bench.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import newswatch.bench.channel.Outbox;
import newswatch.bench.indexing.IndexingCorpus;
import newswatch.bench.indexing.Node;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends tagged articles at a steady pace, and takes the time from when one of every second was due
 * until a search finds it.
 */
final class Arrivals {
  /** After it an article counts as never found. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration GLANCE = Duration.ofMillis(100);

  private final String broker;
  private final Node node;
  private final IndexingCorpus corpus;
  private int next;

  /**
   * @param corpus has more articles than will be sent
   */
  Arrivals(String broker, Node node, IndexingCorpus corpus) {
    this.broker = broker;
    this.node = node;
    this.corpus = corpus;
  }

  /**
   * Work beside which articles arrived.
   *
   * @param result of it
   * @param lags milliseconds until articles were found; none where nothing arrived
   */
  record Beside<T>(T result, List<Double> lags) {}

  /** Sends while this works. */
  <T> Beside<T> during(int perSecond, Supplier<T> work) {
    if (perSecond == 0) {
      return new Beside<>(work.get(), List.of());
    }
    Sending sending = new Sending(perSecond);
    Thread thread = Thread.ofPlatform().name("arrivals").start(sending::goOn);
    T result;
    try {
      result = work.get();
    } finally {
      sending.over = true;
      join(thread);
    }
    return new Beside<>(result, sending.lags());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Sending {
    private final int perSecond;
    private final List<CompletableFuture<Double>> looking = new ArrayList<>();
    private volatile boolean over;

    Sending(int perSecond) {
      this.perSecond = perSecond;
    }

    void goOn() {
      try (Outbox outbox = new Outbox(broker)) {
        long begun = System.nanoTime();
        for (int i = 0; !over; i++) {
          long due = begun + i * 1_000_000_000L / perSecond;
          while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
          }
          boolean canBeFound = !IndexingCorpus.isUnstorable(next);
          ArticleId id = post(outbox);
          if (canBeFound && i % perSecond == perSecond / 2) {
            looking.add(
                CompletableFuture.supplyAsync(
                    () -> untilFound(id, due), task -> Thread.ofVirtual().start(task)));
          }
        }
        outbox.flush();
      }
    }

    private ArticleId post(Outbox outbox) {
      ArticleTagged article = corpus.article(next++);
      ArticleId id = article.article().id();
      outbox.post(
          new ProducerRecord<>(
              Channel.TAGGED_ARTICLES.name(), id.value(), EventJson.write(article)));
      return id;
    }

    private double untilFound(ArticleId id, long due) {
      try {
        while (!node.finds(id) && System.nanoTime() - due < PATIENCE.toNanos()) {
          LockSupport.parkNanos(GLANCE.toNanos());
        }
        return (System.nanoTime() - due) / 1e6;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    List<Double> lags() {
      return looking.stream().map(CompletableFuture::join).toList();
    }
  }
}

package newswatch.bench.walk;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import newswatch.bench.channel.CommittedRecords;
import newswatch.bench.channel.Outbox;
import newswatch.bench.report.Percentiles;
import newswatch.events.Channel;
import newswatch.local.process.Unable;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends sightings one by one at a steady pace, whether or not those before them have come out, and
 * takes the time until each can be read as tagged and committed. It reads in the place of
 * search-service, and takes all that comes at once.
 */
public final class LiveNews implements AutoCloseable {
  /** What comes in the first seconds is sent, and counts for nothing. */
  public static final int LEFT_OUT_SECONDS = 5;

  private static final String SEARCH = "search-service";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration GLANCE = Duration.ofMillis(20);

  private final Outbox outbox;
  private final CommittedRecords records;

  /** By article, when it first came out, by {@link System#nanoTime}. */
  private final Map<String, Long> came = new HashMap<>();

  LiveNews(String broker, Outbox outbox) {
    this.outbox = outbox;
    // A replay waits for search-service, too.
    this.records =
        CommittedRecords.inPlaceOf(
            SEARCH, broker, List.of(Channel.TAGGED_ARTICLES), record -> came(record.key()));
  }

  private synchronized void came(String article) {
    came.putIfAbsent(article, System.nanoTime());
  }

  private synchronized boolean haveCome(List<String> articles) {
    return came.keySet().containsAll(articles);
  }

  synchronized int count() {
    return came.size();
  }

  /**
   * @throws Unable when nothing more can come
   */
  void requireReading() {
    records.requireReading();
  }

  /**
   * Sends these, so many a second, and waits for all.
   *
   * @return the times in milliseconds
   * @throws Unable when one does not come out
   */
  Percentiles send(List<ProducerRecord<String, byte[]>> sightings, int perSecond, Walker walker)
      throws IOException {
    List<String> articles = sightings.stream().map(ProducerRecord::key).toList();
    long[] sent = new long[articles.size()];
    long begun = System.nanoTime();
    for (int i = 0; i < sent.length; i++) {
      long due = begun + i * 1_000_000_000L / perSecond;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      // When it was due, not when it was sent: who is late would else not be seen to be.
      sent[i] = due;
      outbox.post(sightings.get(i));
    }
    outbox.flush();
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (!haveCome(articles)) {
      walker.requireAlive();
      requireReading();
      if (System.nanoTime() > limit) {
        throw new Unable(
            "Not all live articles came out within %d s.".formatted(PATIENCE.toSeconds()));
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    synchronized (this) {
      List<Double> millis = new ArrayList<>();
      for (int i = LEFT_OUT_SECONDS * perSecond; i < sent.length; i++) {
        millis.add((came.getOrDefault(articles.get(i), 0L) - sent[i]) / 1e6);
      }
      return Percentiles.of(millis);
    }
  }

  @Override
  public void close() {
    records.close();
  }
}

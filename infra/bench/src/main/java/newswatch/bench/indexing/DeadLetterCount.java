package newswatch.bench.indexing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import newswatch.bench.channel.CommittedRecords;
import newswatch.events.Channel;

/** Counts the tagged articles that were kept because they can never be stored. */
final class DeadLetterCount {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration REST = Duration.ofSeconds(1);
  private static final Duration GLANCE = Duration.ofMillis(50);

  private DeadLetterCount() {}

  /** Waits a while for as many as there should be, and a moment longer for such as should not. */
  static long of(String broker, long expected) {
    AtomicLong count = new AtomicLong();
    try (CommittedRecords records =
        new CommittedRecords(
            broker, List.of(Channel.TAGGED_ARTICLES.deadLetters()), _ -> count.incrementAndGet())) {
      long limit = System.nanoTime() + PATIENCE.toNanos();
      while (count.get() < expected && System.nanoTime() < limit) {
        records.requireReading();
        LockSupport.parkNanos(GLANCE.toNanos());
      }
      LockSupport.parkNanos(REST.toNanos());
    }
    return count.get();
  }
}

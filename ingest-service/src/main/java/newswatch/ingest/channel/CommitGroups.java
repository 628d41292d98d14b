package newswatch.ingest.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import newswatch.events.Channel;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what waits to be published into one transaction: a transaction costs the broker more than
 * the records in it. Whoever comes while one is under way, or shortly after one began, waits for
 * the next; so groups grow with the load, and nobody waits when there is none. Thread-safe.
 */
final class CommitGroups {
  private static final Logger LOG = LoggerFactory.getLogger(CommitGroups.class);

  /** A transaction of this size takes some tens of milliseconds. */
  private static final long GROUP_BYTES = 2L * Channel.MAX_RECORD_BYTES;

  /** From the beginning of one transaction to that of the next, where much is to be published. */
  private static final Duration PACE = Duration.ofMillis(100);

  private final Function<List<ProducerRecord<String, byte[]>>, @Nullable Outcome> commit;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean working = new AtomicBoolean();

  /** Read and written by who works. */
  private long next = System.nanoTime();

  private record Waiting(
      List<ProducerRecord<String, byte[]>> records,
      Outcome.Published published,
      CompletableFuture<Outcome> outcome) {}

  /**
   * @param commit publishes all records or none; gives null when all are published
   */
  CommitGroups(Function<List<ProducerRecord<String, byte[]>>, @Nullable Outcome> commit) {
    this.commit = commit;
  }

  /** Publishes all of it or nothing, and waits until it is known which. */
  Outcome publish(List<ProducerRecord<String, byte[]>> records, Outcome.Published published) {
    Waiting mine = new Waiting(List.copyOf(records), published, new CompletableFuture<>());
    waiting.add(mine);
    if (begins()) {
      startWork();
    }
    return mine.outcome.join();
  }

  private void startWork() {
    boolean started = false;
    try {
      Thread.ofVirtual().name("sightings-commit").start(this::work);
      started = true;
    } finally {
      if (!started) {
        // Without memory for a thread; whoever comes next tries again.
        working.set(false);
      }
    }
  }

  private boolean begins() {
    return !waiting.isEmpty() && working.compareAndSet(false, true);
  }

  /** Until nothing waits. Whoever adds something after that finds nobody working. */
  private void work() {
    do {
      try {
        while (!waiting.isEmpty()) {
          keepPace();
          commit(group());
        }
      } finally {
        working.set(false);
      }
    } while (begins());
  }

  private void keepPace() {
    for (long now = System.nanoTime(); now - next < 0; now = System.nanoTime()) {
      LockSupport.parkNanos(next - now);
    }
    next = System.nanoTime() + PACE.toNanos();
  }

  /** What waits, oldest first, as much as makes a transaction of moderate size. */
  private List<Waiting> group() {
    List<Waiting> group = new ArrayList<>();
    long bytes = 0;
    while (bytes < GROUP_BYTES) {
      Waiting first = waiting.poll();
      if (first == null) {
        break;
      }
      group.add(first);
      bytes += first.records.stream().mapToLong(CommitGroups::bytes).sum();
    }
    return group;
  }

  private static long bytes(ProducerRecord<String, byte[]> one) {
    return one.value() == null ? 0 : one.value().length;
  }

  /** Whatever goes wrong, nobody of the group waits for ever, and the next group has its turn. */
  private void commit(List<Waiting> group) {
    Outcome undone = new Outcome.Failed("publishing broke off, which is a fault of ours");
    try {
      undone = commit.apply(group.stream().flatMap(one -> one.records.stream()).toList());
    } catch (RuntimeException | Error e) {
      LOG.atError().setCause(e).log("publishing broke off, which is a fault of ours");
    } finally {
      for (Waiting one : group) {
        one.outcome.complete(undone == null ? one.published : undone);
      }
    }
  }
}

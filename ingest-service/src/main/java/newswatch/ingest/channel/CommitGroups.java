package newswatch.ingest.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import newswatch.events.Channel;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Brings what waits to be published into one transaction: a transaction costs the broker more than
 * the records in it. Whoever comes while one is under way waits for the next, so groups grow with
 * the load and nobody waits when there is none. Thread-safe.
 */
final class CommitGroups {
  /** A transaction of this size takes some tens of milliseconds. */
  private static final long GROUP_BYTES = 2L * Channel.MAX_RECORD_BYTES;

  private final Function<List<ProducerRecord<String, byte[]>>, @Nullable Outcome> commit;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final Lock turn = new ReentrantLock();

  private static final class Waiting {
    private final List<ProducerRecord<String, byte[]>> records;
    private final Outcome.Published published;

    /** Written and read within a turn. */
    private @Nullable Outcome outcome;

    Waiting(List<ProducerRecord<String, byte[]>> records, Outcome.Published published) {
      this.records = List.copyOf(records);
      this.published = published;
    }
  }

  /**
   * @param commit publishes all records or none; gives null when all are published
   */
  CommitGroups(Function<List<ProducerRecord<String, byte[]>>, @Nullable Outcome> commit) {
    this.commit = commit;
  }

  /** Publishes all of it or nothing, and waits until it is known which. */
  Outcome publish(List<ProducerRecord<String, byte[]>> records, Outcome.Published published) {
    Waiting mine = new Waiting(records, published);
    waiting.add(mine);
    turn.lock();
    try {
      Outcome outcome = mine.outcome;
      while (outcome == null) {
        commit(group());
        outcome = mine.outcome;
      }
      return outcome;
    } finally {
      turn.unlock();
    }
  }

  /** What waits, oldest first, as much as makes a transaction of moderate size. */
  private List<Waiting> group() {
    List<Waiting> group = new ArrayList<>();
    long bytes = 0;
    while (bytes < GROUP_BYTES) {
      Waiting next = waiting.poll();
      if (next == null) {
        break;
      }
      group.add(next);
      bytes += next.records.stream().mapToLong(CommitGroups::bytes).sum();
    }
    return group;
  }

  private static long bytes(ProducerRecord<String, byte[]> one) {
    return one.value() == null ? 0 : one.value().length;
  }

  private void commit(List<Waiting> group) {
    Outcome ended = new Outcome.Failed("publishing broke off, which is a fault of ours");
    try {
      Outcome undone = commit.apply(group.stream().flatMap(one -> one.records.stream()).toList());
      for (Waiting one : group) {
        one.outcome = undone == null ? one.published : undone;
      }
    } finally {
      for (Waiting one : group) {
        if (one.outcome == null) {
          one.outcome = ended;
        }
      }
    }
  }
}

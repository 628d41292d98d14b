package newswatch.search.channel;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/**
 * How far partitions have been read, for those who wait for it. Each is woken once, when it is as
 * far as it wants: a thousand may wait for a thousand records. Thread-safe.
 */
final class ReadMarks {
  private final Map<TopicPartition, Mark> marks = new HashMap<>();

  private static final class Mark {
    private final PriorityQueue<Waiting> waiting =
        new PriorityQueue<>(Comparator.comparingLong(Waiting::offset));
    private long read = -1;
  }

  private record Waiting(long offset, CountDownLatch reached) {}

  /** A partition has been read up to and with an offset. */
  synchronized void reached(TopicPartition partition, long offset) {
    Mark mark = mark(partition);
    mark.read = Math.max(mark.read, offset);
    while (!mark.waiting.isEmpty() && mark.waiting.peek().offset() <= mark.read) {
      mark.waiting.remove().reached().countDown();
    }
  }

  /**
   * Waits until a partition has been read up to and with an offset.
   *
   * @return whether it was, within the patience
   */
  boolean await(TopicPartition partition, long offset, Duration patience) {
    Waiting waiting = new Waiting(offset, new CountDownLatch(1));
    synchronized (this) {
      Mark mark = mark(partition);
      if (mark.read >= offset) {
        return true;
      }
      mark.waiting.add(waiting);
    }
    try {
      return waiting.reached().await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      forget(partition, waiting);
    }
  }

  private synchronized void forget(TopicPartition partition, Waiting waiting) {
    if (waiting.reached().getCount() > 0) {
      mark(partition).waiting.remove(waiting);
    }
  }

  private Mark mark(TopicPartition partition) {
    return marks.computeIfAbsent(partition, _ -> new Mark());
  }
}

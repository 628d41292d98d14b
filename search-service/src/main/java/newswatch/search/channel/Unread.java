package newswatch.search.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Counts the records between two offsets of a partition. The offsets alone do not tell: a
 * transaction's end takes an offset too, and so do the records of one that was given up, so that
 * who has read everything seems to be behind for ever. What is short is therefore read, and what
 * has been counted is remembered; of what is long, each offset counts.
 *
 * <p>Not safe for threads.
 */
final class Unread implements AutoCloseable {
  /** The longest stretch, in offsets, that is read. */
  static final long READ_AT_MOST = 500;

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(100);

  private final ConsumerFactory<String, byte[]> consumers;
  private final Map<TopicPartition, Counted> counted = new HashMap<>();
  private @Nullable Consumer<String, byte[]> consumer;

  Unread(ConsumerFactory<String, byte[]> consumers) {
    this.consumers = consumers;
  }

  /**
   * From one offset to before another.
   *
   * @param to where readers of what is committed come to their end
   */
  record Stretch(long from, long to) {}

  private static final class Counted {
    final long from;
    long position;
    long records;

    Counted(long from) {
      this.from = from;
      this.position = from;
    }
  }

  /** How many records there are, at least as many as there are; takes some two seconds at most. */
  Map<TopicPartition, Long> count(Map<TopicPartition, Stretch> stretches) {
    counted.keySet().retainAll(stretches.keySet());
    Map<TopicPartition, Stretch> open = new HashMap<>();
    stretches.forEach(
        (partition, stretch) -> {
          Counted known = counted.get(partition);
          if (known == null || known.from != stretch.from || known.position > stretch.to) {
            known = new Counted(stretch.from);
            counted.put(partition, known);
          }
          long left = stretch.to - known.position;
          if (left > 0 && left <= READ_AT_MOST) {
            open.put(partition, stretch);
          }
        });
    if (!open.isEmpty()) {
      read(open);
    }
    Map<TopicPartition, Long> counts = new HashMap<>();
    counted.forEach(
        (partition, known) -> {
          Stretch stretch = stretches.get(partition);
          if (stretch != null) {
            counts.put(partition, known.records + Math.max(0, stretch.to - known.position));
          }
        });
    return counts;
  }

  private void read(Map<TopicPartition, Stretch> open) {
    Consumer<String, byte[]> reading = reading();
    reading.assign(open.keySet());
    open.keySet().forEach(partition -> reading.seek(partition, known(partition).position));
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<TopicPartition> left = new ArrayList<>(open.keySet());
    while (!left.isEmpty() && System.nanoTime() < end) {
      for (ConsumerRecord<String, byte[]> message : reading.poll(POLL)) {
        TopicPartition partition = new TopicPartition(message.topic(), message.partition());
        Stretch stretch = open.get(partition);
        if (stretch != null && message.offset() < stretch.to) {
          known(partition).records++;
        }
      }
      left.removeIf(partition -> advanced(reading, partition, open.get(partition)));
    }
    reading.unsubscribe();
  }

  /** Takes the position over, and tells whether it is at the end. */
  private boolean advanced(
      Consumer<String, byte[]> reading, TopicPartition partition, @Nullable Stretch stretch) {
    long to = stretch == null ? 0 : stretch.to;
    try {
      long position = reading.position(partition, POLL);
      known(partition).position = Math.min(position, to);
      if (position >= to) {
        reading.pause(List.of(partition));
      }
      return position >= to;
    } catch (TimeoutException _) {
      return false;
    }
  }

  private Counted known(TopicPartition partition) {
    return counted.computeIfAbsent(partition, _ -> new Counted(0));
  }

  private Consumer<String, byte[]> reading() {
    Consumer<String, byte[]> present = consumer;
    if (present == null) {
      Properties limits = new Properties();
      limits.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "1000");
      limits.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "1000");
      limits.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100");
      limits.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "262144");
      present = consumers.createConsumer("unused", "status", null, limits);
      consumer = present;
    }
    return present;
  }

  @Override
  public void close() {
    Consumer<String, byte[]> last = consumer;
    if (last != null) {
      consumer = null;
      last.close();
    }
  }
}

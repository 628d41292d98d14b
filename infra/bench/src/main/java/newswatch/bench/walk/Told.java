package newswatch.bench.walk;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import newswatch.events.Channel;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Counts what comes out of a walk, as a reader of committed records sees it. Records are told apart
 * by a hash of their bytes; to read them would take from the processors that are being measured.
 */
final class Told implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private final Set<Long> different = new HashSet<>();
  private long count;
  private long last = System.nanoTime();

  Told(String broker) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker,
                "isolation.level",
                "read_committed",
                "fetch.max.wait.ms",
                "50"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, Channel.TAGGED_ARTICLES.partitions())
            .mapToObj(partition -> new TopicPartition(Channel.TAGGED_ARTICLES.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread = Thread.ofPlatform().daemon().name("told").start(this::read);
  }

  private void read() {
    try {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          came(((long) Arrays.hashCode(record.key()) << 32) ^ Arrays.hashCode(record.value()));
        }
      }
    } catch (WakeupException _) {
      consumer.close();
    }
  }

  private synchronized void came(long record) {
    count++;
    different.add(record);
    last = System.nanoTime();
  }

  synchronized long count() {
    return count;
  }

  /** How many of them came again. */
  synchronized long doubled() {
    return count - different.size();
  }

  /** When the last of them came, by {@link System#nanoTime}. */
  synchronized long last() {
    return last;
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

package newswatch.bench.walk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import newswatch.events.Channel;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Counts what comes out of a walk, as a reader of committed records sees it; what is in it is not
 * looked at, which would take from the processors that are being measured.
 */
final class Told implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
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
        int came = 0;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          came += record.key() == null ? 0 : 1;
        }
        if (came > 0) {
          counted(came);
        }
      }
    } catch (WakeupException _) {
      consumer.close();
    }
  }

  private synchronized void counted(int came) {
    count += came;
    last = System.nanoTime();
  }

  synchronized long count() {
    return count;
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

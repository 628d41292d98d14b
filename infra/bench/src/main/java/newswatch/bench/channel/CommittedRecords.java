package newswatch.bench.channel;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import newswatch.events.Channel;
import newswatch.local.process.Unable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads channels from their beginning, on a thread of its own, as a reader of what is committed.
 */
public final class CommittedRecords implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Consumer<ConsumerRecord<String, byte[]>> each;
  private final Thread thread;
  private volatile @Nullable RuntimeException failure;

  /**
   * @param each is given every record, on that thread
   */
  public CommittedRecords(
      String broker, List<Channel> channels, Consumer<ConsumerRecord<String, byte[]>> each) {
    this(broker, channels, Map.of("enable.auto.commit", "false"), each);
  }

  /**
   * Reads them in the place of a service, and tells Kafka how far it is.
   *
   * @param group the service's
   */
  public static CommittedRecords inPlaceOf(
      String group,
      String broker,
      List<Channel> channels,
      Consumer<ConsumerRecord<String, byte[]>> each) {
    return new CommittedRecords(
        broker,
        channels,
        Map.of("group.id", group, "enable.auto.commit", "true", "auto.commit.interval.ms", "200"),
        each);
  }

  private CommittedRecords(
      String broker,
      List<Channel> channels,
      Map<String, String> committing,
      Consumer<ConsumerRecord<String, byte[]>> each) {
    this.each = each;
    Map<String, Object> settings = new HashMap<>(committing);
    settings.put("bootstrap.servers", broker);
    settings.put("isolation.level", "read_committed");
    settings.put("fetch.max.wait.ms", "50");
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        channels.stream()
            .flatMap(
                channel ->
                    IntStream.range(0, channel.partitions())
                        .mapToObj(partition -> new TopicPartition(channel.name(), partition)))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread = Thread.ofPlatform().daemon().name("committed-records").start(this::read);
  }

  private void read() {
    try (consumer) {
      while (true) {
        consumer.poll(POLL).forEach(each);
      }
    } catch (WakeupException _) {
      // Nobody wants more.
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /**
   * @throws Unable when it reads no more, with the reason
   */
  public void requireReading() {
    RuntimeException reason = failure;
    if (reason != null) {
      throw new Unable("What comes out can no longer be read: " + reason.getMessage(), reason);
    }
  }

  /**
   * @throws Unable when it could not read to the end
   */
  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    requireReading();
  }
}

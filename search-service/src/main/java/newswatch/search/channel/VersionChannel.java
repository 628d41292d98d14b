package newswatch.search.channel;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Topic;
import newswatch.events.UnreadableEvent;
import newswatch.search.catalogue.KeptVersion;
import newswatch.search.catalogue.VersionArchive;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads single versions of topics from where they lie. One after the other, with a consumer that is
 * made when somebody first asks: that is a few milliseconds for each.
 */
@Component
public final class VersionChannel implements VersionArchive, DisposableBean {
  private static final TopicPartition PARTITION =
      new TopicPartition(Channel.TOPIC_VERSIONS.name(), 0);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);

  private final ConsumerFactory<String, byte[]> consumers;
  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable Consumer<String, byte[]> reading;

  VersionChannel(ConsumerFactory<String, byte[]> consumers) {
    this.consumers = consumers;
  }

  @Override
  public @Nullable Topic at(KeptVersion where) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    if (!awaitTurn()) {
      throw new Away("others are reading versions, or waiting for Kafka", null);
    }
    try {
      return read(consumer(), where.offset(), end);
    } catch (KafkaException e) {
      throw new Away("Kafka does not answer: " + e.getMessage(), e);
    } catch (UnreadableEvent e) {
      throw new Unreadable(where, e);
    } finally {
      turn.unlock();
    }
  }

  private boolean awaitTurn() {
    try {
      return turn.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static @Nullable Topic read(Consumer<String, byte[]> reading, long offset, long end) {
    reading.seek(PARTITION, offset);
    while (System.nanoTime() < end) {
      for (ConsumerRecord<String, byte[]> message : reading.poll(POLL)) {
        // Where the record is compacted away, the next one comes.
        return message.offset() == offset && message.value() != null
            ? EventJson.read(message.value(), Topic.class)
            : null;
      }
    }
    throw new Away("Kafka does not answer within " + PATIENCE.toSeconds() + " s", null);
  }

  private Consumer<String, byte[]> consumer() {
    Consumer<String, byte[]> consumer = reading;
    if (consumer == null) {
      Properties one = new Properties();
      one.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
      consumer = consumers.createConsumer("unused", "versions", null, one);
      consumer.assign(List.of(PARTITION));
      reading = consumer;
    }
    return consumer;
  }

  @Override
  public void destroy() {
    turn.lock();
    try {
      if (reading != null) {
        reading.close();
      }
    } finally {
      turn.unlock();
    }
  }
}

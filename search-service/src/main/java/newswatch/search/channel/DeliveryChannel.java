package newswatch.search.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import newswatch.events.Channel;
import newswatch.events.DeliveryState;
import newswatch.events.EventJson;
import newswatch.events.UnreadableEvent;
import newswatch.search.catalogue.Unpublished;
import newswatch.search.catalogue.Unpublished.Effect;
import newswatch.search.delivery.Deliveries;
import newswatch.search.delivery.DeliveriesUnavailable;
import newswatch.search.delivery.Delivery;
import newswatch.search.delivery.Keeping;
import newswatch.search.delivery.Kept;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.SendResult;
import org.springframework.stereotype.Component;

/**
 * Keeps how far messages are, and reads all of it on every instance: whoever is to go on with a
 * message knows what became of it before.
 */
@Component
public final class DeliveryChannel implements Keeping, Kept, DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryChannel.class);
  private static final Map<String, Object> LIMITS =
      Map.of(
          ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final int FETCHED_BYTES = 64 * 1024;
  private static final List<TopicPartition> PARTITIONS =
      IntStream.range(0, Channel.DELIVERIES.partitions())
          .mapToObj(i -> new TopicPartition(Channel.DELIVERIES.name(), i))
          .toList();

  private final ConsumerFactory<String, byte[]> consumers;
  private final KafkaTemplate<String, byte[]> producer;
  private final Deliveries deliveries;
  private final ReadMarks read = new ReadMarks();
  private volatile java.util.function.Consumer<Delivery> open = _ -> {};
  private volatile IntConsumer restore = _ -> {};
  private @Nullable Follower follower;

  DeliveryChannel(
      ConsumerFactory<String, byte[]> consumers,
      ProducerFactory<String, byte[]> producers,
      Deliveries deliveries) {
    this.consumers = consumers;
    this.producer = new KafkaTemplate<>(producers, LIMITS);
    this.deliveries = deliveries;
    producer.setProducerListener(null);
  }

  /**
   * Reads everything there is now, and goes on reading in the background.
   *
   * @param open is given every message that is not over, whenever more is known of it
   * @param restore is given a partition that more was read of
   */
  public void follow(java.util.function.Consumer<Delivery> open, IntConsumer restore) {
    this.open = open;
    this.restore = restore;
    Consumer<String, byte[]> reading = consumers.createConsumer("unused", "deliveries");
    try {
      reading.assign(PARTITIONS);
      reading.seekToBeginning(PARTITIONS);
      Map<TopicPartition, Long> ends = reading.endOffsets(PARTITIONS);
      while (ends.entrySet().stream().anyMatch(e -> reading.position(e.getKey()) < e.getValue())) {
        read(reading.poll(Follower.POLL));
      }
    } catch (RuntimeException e) {
      reading.close();
      throw e;
    }
    follower = new Follower("deliveries", reading, () -> read(reading.poll(Follower.POLL)));
  }

  /** Stops reading, if it ever began. */
  public void leave() {
    if (follower != null) {
      follower.leave();
    }
  }

  private void read(ConsumerRecords<String, byte[]> messages) {
    for (ConsumerRecord<String, byte[]> message : messages) {
      if (message.value() != null) {
        read(message);
      }
    }
    for (TopicPartition partition : messages.partitions()) {
      read.reached(partition, messages.records(partition).getLast().offset());
      restore.accept(partition.partition());
    }
  }

  private void read(ConsumerRecord<String, byte[]> message) {
    try {
      DeliveryState state = EventJson.read(message.value(), DeliveryState.class);
      deliveries.take(state, message.partition(), message.offset()).ifPresent(open);
    } catch (UnreadableEvent | IllegalArgumentException e) {
      LOG.atError()
          .addKeyValue("channel", message.topic())
          .addKeyValue("partition", message.partition())
          .addKeyValue("offset", message.offset())
          .addKeyValue("reason", e.getMessage())
          .log("delivery skipped, its record cannot be read");
    }
  }

  /**
   * Waits until everything is read that a partition holds now.
   *
   * @return whether it was, within the patience
   */
  boolean hasReadAllOf(int partition, Duration patience) {
    TopicPartition one = PARTITIONS.get(partition);
    try (Consumer<String, byte[]> asking = consumers.createConsumer("unused", "deliveries-end")) {
      long end = asking.endOffsets(List.of(one), PATIENCE).getOrDefault(one, 0L);
      long begin = asking.beginningOffsets(List.of(one), PATIENCE).getOrDefault(one, 0L);
      return end == begin || read.await(one, end - 1, patience);
    }
  }

  @Override
  public void keep(List<Delivery> states) {
    List<CompletableFuture<SendResult<String, byte[]>>> sent = new ArrayList<>();
    for (Delivery one : states) {
      try {
        sent.add(producer.send(record(one)));
      } catch (KafkaException | org.springframework.kafka.KafkaException e) {
        throw new Unpublished(Effect.UNKNOWN, String.valueOf(e.getMessage()), e);
      }
    }
    for (int i = 0; i < sent.size(); i++) {
      RecordMetadata kept = acknowledged(sent.get(i));
      deliveries.take(states.get(i).state(), kept.partition(), kept.offset()).ifPresent(open);
    }
  }

  private static ProducerRecord<String, byte[]> record(Delivery one) {
    return new ProducerRecord<>(
        Channel.DELIVERIES.name(),
        one.partition(),
        one.state().message().value(),
        EventJson.write(one.state()));
  }

  private static RecordMetadata acknowledged(CompletableFuture<SendResult<String, byte[]>> sent) {
    try {
      return sent.join().getRecordMetadata();
    } catch (CompletionException e) {
      throw new Unpublished(Effect.UNKNOWN, String.valueOf(e.getCause()), e);
    }
  }

  @Override
  public List<Delivery> read(List<Deliveries.Place> places) {
    Properties limits = new Properties();
    limits.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
    limits.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(FETCHED_BYTES));
    try (Consumer<String, byte[]> reading =
        consumers.createConsumer("unused", "deliveries-read", null, limits)) {
      long until = System.nanoTime() + PATIENCE.toNanos();
      List<Delivery> found = new ArrayList<>();
      for (Deliveries.Place place : places) {
        Delivery one = at(reading, place, until);
        if (one != null) {
          found.add(one);
        }
      }
      return found;
    } catch (KafkaException e) {
      throw new DeliveriesUnavailable(e);
    }
  }

  private static @Nullable Delivery at(
      Consumer<String, byte[]> reading, Deliveries.Place place, long until) {
    TopicPartition partition = PARTITIONS.get(place.partition());
    reading.assign(List.of(partition));
    reading.seek(partition, place.offset());
    while (System.nanoTime() < until) {
      for (ConsumerRecord<String, byte[]> message : reading.poll(GLANCE)) {
        return message.value() != null && message.key().equals(place.message().value())
            ? new Delivery(
                EventJson.read(message.value(), DeliveryState.class), message.partition())
            : null;
      }
    }
    throw new DeliveriesUnavailable(null);
  }

  @Override
  public void destroy() {
    producer.destroy();
  }
}

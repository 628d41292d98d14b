package newswatch.search.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.events.UnreadableEvent;
import newswatch.search.catalogue.Catalogue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads the catalogues' channels whole, on every instance, and publishes definitions to them. The
 * channels are compacted: their records are what is watched.
 */
@Component
public final class CatalogueChannel {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueChannel.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PARTING = Duration.ofSeconds(5);

  private final ConsumerFactory<String, byte[]> consumers;
  private final KafkaTemplate<String, byte[]> producer;
  private final Map<String, BiConsumer<String, byte @Nullable []>> readers;
  private @Nullable Consumer<String, byte[]> consumer;
  private @Nullable Thread follower;

  CatalogueChannel(
      ConsumerFactory<String, byte[]> consumers,
      KafkaTemplate<String, byte[]> producer,
      Catalogue catalogue) {
    this.consumers = consumers;
    this.producer = producer;
    this.readers =
        Map.of(
            Channel.TOPICS.name(), reader(Topic.class, TopicId::new, catalogue::topic),
            Channel.FEEDS.name(), reader(Feed.class, FeedId::new, catalogue::feed),
            Channel.FEED_STATUS.name(), reader(FeedStatus.class, FeedId::new, catalogue::status));
  }

  /** Reads everything there is now into the catalogue, and goes on reading in the background. */
  public void follow() {
    Consumer<String, byte[]> reading = consumers.createConsumer("unused", "catalogue");
    List<TopicPartition> partitions = partitions();
    reading.assign(partitions);
    reading.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = reading.endOffsets(partitions);
    while (ends.entrySet().stream().anyMatch(e -> reading.position(e.getKey()) < e.getValue())) {
      reading.poll(POLL).forEach(this::read);
    }
    consumer = reading;
    follower = Thread.ofPlatform().daemon().name("catalogue").start(() -> goOn(reading));
  }

  private void goOn(Consumer<String, byte[]> reading) {
    try (reading) {
      while (!Thread.currentThread().isInterrupted()) {
        poll(reading);
      }
    } catch (WakeupException _) {
      LOG.debug("catalogue no longer followed");
    }
  }

  private void poll(Consumer<String, byte[]> reading) {
    try {
      reading.poll(POLL).forEach(this::read);
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("catalogue not read, tried again");
    }
  }

  /** Stops reading, if it ever began. */
  public void leave() {
    if (consumer != null && follower != null) {
      consumer.wakeup();
      try {
        follower.join(PARTING);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Publishes topics and waits until Kafka has acknowledged them. */
  public void publishTopics(List<Topic> topics) {
    acknowledged(
        topics.stream()
            .map(
                topic ->
                    new ProducerRecord<>(
                        Channel.TOPICS.name(), topic.id().value(), EventJson.write(topic)))
            .toList());
  }

  /** Publishes feeds and waits until Kafka has acknowledged them. */
  public void publishFeeds(List<Feed> feeds) {
    acknowledged(
        feeds.stream()
            .map(
                feed ->
                    new ProducerRecord<>(
                        Channel.FEEDS.name(),
                        feed.id().partition(Channel.FEEDS.partitions()),
                        feed.id().value(),
                        EventJson.write(feed)))
            .toList());
  }

  /** Removes topics and waits until Kafka has acknowledged it. */
  public void removeTopics(List<TopicId> ids) {
    acknowledged(
        ids.stream()
            .map(id -> new ProducerRecord<String, byte[]>(Channel.TOPICS.name(), id.value(), null))
            .toList());
  }

  /** Removes feeds and waits until Kafka has acknowledged it. */
  public void removeFeeds(List<FeedId> ids) {
    acknowledged(
        ids.stream()
            .map(
                id ->
                    new ProducerRecord<String, byte[]>(
                        Channel.FEEDS.name(),
                        id.partition(Channel.FEEDS.partitions()),
                        id.value(),
                        null))
            .toList());
  }

  private void acknowledged(List<ProducerRecord<String, byte[]>> records) {
    List<CompletableFuture<?>> sent = new ArrayList<>();
    records.forEach(record -> sent.add(producer.send(record)));
    producer.flush();
    try {
      sent.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw new KafkaException("definitions were not acknowledged", e.getCause());
    }
  }

  private void read(ConsumerRecord<String, byte[]> message) {
    try {
      if (message.key() == null) {
        throw new IllegalArgumentException("it has no key");
      }
      requireNonNull(readers.get(message.topic())).accept(message.key(), message.value());
    } catch (UnreadableEvent | IllegalArgumentException e) {
      LOG.atWarn()
          .addKeyValue("channel", message.topic())
          .addKeyValue("offset", message.offset())
          .addKeyValue("reason", e.getMessage())
          .log("definition skipped, its record cannot be read");
    }
  }

  private static <K, V> BiConsumer<String, byte @Nullable []> reader(
      Class<V> type, Function<String, K> id, BiConsumer<K, @Nullable V> into) {
    return (key, value) ->
        into.accept(id.apply(key), value == null ? null : EventJson.read(value, type));
  }

  private static List<TopicPartition> partitions() {
    List<TopicPartition> all = new ArrayList<>();
    for (Channel channel : List.of(Channel.TOPICS, Channel.FEEDS, Channel.FEED_STATUS)) {
      for (int i = 0; i < channel.partitions(); i++) {
        all.add(new TopicPartition(channel.name(), i));
      }
    }
    return all;
  }
}

package newswatch.search.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.events.UnreadableEvent;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.Defined;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the catalogues' channels whole, on every instance. The channels are compacted: their
 * records are what is watched.
 */
@Component
public final class CatalogueChannel {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueChannel.class);

  private final ConsumerFactory<String, byte[]> consumers;
  private final Map<String, java.util.function.Consumer<ConsumerRecord<String, byte[]>>> readers;
  private final Map<TopicPartition, Long> read = new HashMap<>();
  private @Nullable Follower follower;

  CatalogueChannel(ConsumerFactory<String, byte[]> consumers, Catalogue catalogue) {
    this.consumers = consumers;
    this.readers =
        Map.of(
            Channel.TOPICS.name(), message -> topic(catalogue, message),
            Channel.FEEDS.name(), message -> feed(catalogue, message),
            Channel.FEED_STATUS.name(), message -> status(catalogue, message));
  }

  /** Reads everything there is now into the catalogue, and goes on reading in the background. */
  public void follow() {
    Consumer<String, byte[]> reading = consumers.createConsumer("unused", "catalogue");
    List<TopicPartition> partitions = partitions();
    reading.assign(partitions);
    reading.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = reading.endOffsets(partitions);
    while (ends.entrySet().stream().anyMatch(e -> reading.position(e.getKey()) < e.getValue())) {
      reading.poll(Follower.POLL).forEach(this::read);
    }
    follower =
        new Follower("catalogue", reading, () -> reading.poll(Follower.POLL).forEach(this::read));
  }

  /** Stops reading, if it ever began. */
  public void leave() {
    if (follower != null) {
      follower.leave();
    }
  }

  /**
   * Waits until a partition has been read into the catalogue up to and with an offset.
   *
   * @return whether it was, within the patience
   */
  boolean hasRead(TopicPartition partition, long offset, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (read) {
      while (read.getOrDefault(partition, -1L) < offset) {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) {
          return false;
        }
        try {
          read.wait(left);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return true;
    }
  }

  private void read(ConsumerRecord<String, byte[]> message) {
    try {
      if (message.key() == null) {
        throw new IllegalArgumentException("it has no key");
      }
      requireNonNull(readers.get(message.topic())).accept(message);
    } catch (UnreadableEvent | IllegalArgumentException e) {
      LOG.atWarn()
          .addKeyValue("channel", message.topic())
          .addKeyValue("offset", message.offset())
          .addKeyValue("reason", e.getMessage())
          .log("definition skipped, its record cannot be read");
    }
    synchronized (read) {
      read.put(new TopicPartition(message.topic(), message.partition()), message.offset());
      read.notifyAll();
    }
  }

  private static void topic(Catalogue catalogue, ConsumerRecord<String, byte[]> message) {
    TopicId id = new TopicId(message.key());
    Defined<Topic> topic = defined(message, Topic.class);
    same(id, topic == null ? id : topic.definition().id());
    catalogue.takeTopic(id, topic);
  }

  private static void feed(Catalogue catalogue, ConsumerRecord<String, byte[]> message) {
    FeedId id = new FeedId(message.key());
    if (id.partition(Channel.FEEDS.partitions()) != message.partition()) {
      throw new IllegalArgumentException("it is in the partition of another host");
    }
    Defined<Feed> feed = defined(message, Feed.class);
    same(id, feed == null ? id : feed.definition().id());
    catalogue.takeFeed(id, feed);
  }

  private static void same(Object key, Object id) {
    if (!key.equals(id)) {
      throw new IllegalArgumentException("its key is not its id " + id);
    }
  }

  private static void status(Catalogue catalogue, ConsumerRecord<String, byte[]> message) {
    catalogue.takeStatus(new FeedId(message.key()), event(message, FeedStatus.class));
  }

  private static <T> @Nullable Defined<T> defined(
      ConsumerRecord<String, byte[]> message, Class<T> type) {
    T definition = event(message, type);
    return definition == null
        ? null
        : new Defined<>(definition, message.offset(), Instant.ofEpochMilli(message.timestamp()));
  }

  private static <T> @Nullable T event(ConsumerRecord<String, byte[]> message, Class<T> type) {
    return message.value() == null ? null : EventJson.read(message.value(), type);
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

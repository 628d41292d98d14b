package newswatch.search.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import newswatch.events.ArticleId;
import newswatch.events.ArticleWithdrawn;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.events.PersonId;
import newswatch.events.Receiver;
import newswatch.events.ReceiverId;
import newswatch.events.SavedSearch;
import newswatch.events.SearchId;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.events.TopicVersion;
import newswatch.events.UnreadableEvent;
import newswatch.events.VerdictGiven;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.KeptVersion;
import newswatch.search.catalogue.SavedSearches;
import newswatch.search.catalogue.TopicVersions;
import newswatch.search.receiver.Receivers;
import newswatch.search.subscription.Subscriptions;
import newswatch.search.verdict.Verdicts;
import newswatch.search.withdrawal.Withdrawals;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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

  private static final List<Channel> CHANNELS =
      List.of(
          Channel.TOPICS,
          Channel.TOPIC_VERSIONS,
          Channel.VERDICTS,
          Channel.WITHDRAWALS,
          Channel.SEARCHES,
          Channel.RECEIVERS,
          Channel.SUBSCRIPTIONS,
          Channel.FEEDS,
          Channel.FEED_STATUS);

  /** Stands for who withdrew an article where that cannot be read. */
  private static final PersonId NOBODY = new PersonId("unknown");

  private final ConsumerFactory<String, byte[]> consumers;
  private final Map<String, java.util.function.Consumer<ConsumerRecord<String, byte[]>>> readers;
  private final ReadMarks read = new ReadMarks();
  private @Nullable Follower follower;

  CatalogueChannel(
      ConsumerFactory<String, byte[]> consumers,
      Catalogue catalogue,
      TopicVersions versions,
      Verdicts verdicts,
      Withdrawals withdrawals,
      SavedSearches searches,
      Receivers receivers,
      Subscriptions subscriptions) {
    this.consumers = consumers;
    this.readers =
        Map.of(
            Channel.TOPICS.name(),
            definitions(Topic.class, TopicId::new, Topic::id, catalogue::takeTopic),
            Channel.TOPIC_VERSIONS.name(),
            message -> version(versions, message),
            Channel.VERDICTS.name(),
            message -> verdict(verdicts, message),
            Channel.WITHDRAWALS.name(),
            message -> withdrawal(withdrawals, message),
            Channel.SEARCHES.name(),
            definitions(SavedSearch.class, SearchId::new, SavedSearch::id, searches::take),
            Channel.RECEIVERS.name(),
            definitions(Receiver.class, ReceiverId::new, Receiver::id, receivers::take),
            Channel.SUBSCRIPTIONS.name(),
            definitions(
                Subscription.class, SubscriptionId::new, Subscription::id, subscriptions::take),
            Channel.FEEDS.name(),
            message -> feed(catalogue, message),
            Channel.FEED_STATUS.name(),
            message -> status(catalogue, message));
  }

  /** Reads everything there is now into the catalogue, and goes on reading in the background. */
  public void follow() {
    Consumer<String, byte[]> reading = consumers.createConsumer("unused", "catalogue");
    List<TopicPartition> partitions = partitions();
    reading.assign(partitions);
    reading.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = reading.endOffsets(partitions);
    while (ends.entrySet().stream().anyMatch(e -> reading.position(e.getKey()) < e.getValue())) {
      read(reading.poll(Follower.POLL));
    }
    follower = new Follower("catalogue", reading, () -> read(reading.poll(Follower.POLL)));
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
    return read.await(partition, offset, patience);
  }

  /**
   * Waits until everything is read into the catalogue that a channel of one partition holds now.
   *
   * @return whether it was, within the patience
   */
  public boolean hasReadAllOf(Channel channel, Duration patience) {
    TopicPartition partition = new TopicPartition(channel.name(), 0);
    try (Consumer<String, byte[]> asking = consumers.createConsumer("unused", "catalogue-end")) {
      long end = asking.endOffsets(List.of(partition), patience).getOrDefault(partition, 0L);
      long begin =
          asking.beginningOffsets(List.of(partition), patience).getOrDefault(partition, 0L);
      return end == begin || read.await(partition, end - 1, patience);
    }
  }

  private void read(ConsumerRecords<String, byte[]> messages) {
    for (ConsumerRecord<String, byte[]> message : messages) {
      read(message);
    }
    for (TopicPartition partition : messages.partitions()) {
      read.reached(partition, messages.records(partition).getLast().offset());
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
  }

  /** What takes one definition over, or its end. */
  private interface Taking<K, T> {
    void take(K id, @Nullable Defined<T> definition);
  }

  /** Reads definitions whose key is their id. */
  private static <K, T> java.util.function.Consumer<ConsumerRecord<String, byte[]>> definitions(
      Class<T> type, Function<String, K> key, Function<T, K> idOf, Taking<K, T> taking) {
    return message -> {
      K id = key.apply(message.key());
      Defined<T> definition = defined(message, type);
      same(id, definition == null ? id : idOf.apply(definition.definition()));
      taking.take(id, definition);
    };
  }

  private static void version(TopicVersions versions, ConsumerRecord<String, byte[]> message) {
    TopicVersion version = TopicVersion.parse(message.key());
    Topic topic = event(message, Topic.class);
    same(version, topic == null ? version : TopicVersion.of(topic));
    versions.take(
        version, topic == null ? null : new KeptVersion(version, topic.change(), message.offset()));
  }

  private static void verdict(Verdicts verdicts, ConsumerRecord<String, byte[]> message) {
    VerdictGiven.Key key = VerdictGiven.Key.parse(message.key());
    VerdictGiven verdict = event(message, VerdictGiven.class);
    same(key, verdict == null ? key : verdict.key());
    verdicts.take(key, verdict);
  }

  /** One of which the words cannot be read counts all the same: its key says what is withdrawn. */
  private static void withdrawal(Withdrawals withdrawals, ConsumerRecord<String, byte[]> message) {
    ArticleId id = new ArticleId(message.key());
    try {
      ArticleWithdrawn withdrawn = event(message, ArticleWithdrawn.class);
      same(id, withdrawn == null ? id : withdrawn.article());
      withdrawals.take(id, withdrawn);
    } catch (UnreadableEvent | IllegalArgumentException e) {
      withdrawals.take(
          id, new ArticleWithdrawn(id, null, NOBODY, Instant.ofEpochMilli(message.timestamp())));
      throw e;
    }
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
    for (Channel channel : CHANNELS) {
      for (int i = 0; i < channel.partitions(); i++) {
        all.add(new TopicPartition(channel.name(), i));
      }
    }
    return all;
  }
}

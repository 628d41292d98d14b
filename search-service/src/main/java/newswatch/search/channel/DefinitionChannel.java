package newswatch.search.channel;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.Receiver;
import newswatch.events.SavedSearch;
import newswatch.events.Subscription;
import newswatch.events.Topic;
import newswatch.events.TopicVersion;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.Definitions;
import newswatch.search.catalogue.Unpublished;
import newswatch.search.catalogue.Unpublished.Effect;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Publishes definitions. A topic's version is acknowledged before the topic itself is sent, so that
 * no tag can name one that is not kept; what fails in between leaves a version that was never in
 * force, and the next definition takes its number and its place.
 */
@Component
public final class DefinitionChannel implements Definitions {
  private final Publisher publisher;

  DefinitionChannel(Publisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public List<Defined<Topic>> publishTopics(List<Topic> topics) {
    List<RecordMetadata> versions = keepVersions(topics);
    List<RecordMetadata> kept =
        publisher.publish(
            topics.stream()
                .map(topic -> record(Channel.TOPICS, topic.id().value(), topic))
                .toList());
    publisher.readBack(versions);
    return defined(topics, kept);
  }

  @Override
  public List<Defined<Feed>> publishFeeds(List<Feed> feeds) {
    return defined(
        feeds,
        publisher.publish(
            feeds.stream().map(feed -> record(feed.id(), EventJson.write(feed))).toList()));
  }

  @Override
  public List<Defined<SavedSearch>> publishSearches(List<SavedSearch> searches) {
    return published(Channel.SEARCHES, SavedSearch::id, searches);
  }

  @Override
  public List<Defined<Receiver>> publishReceivers(List<Receiver> receivers) {
    return published(Channel.RECEIVERS, Receiver::id, receivers);
  }

  @Override
  public List<Defined<Subscription>> publishSubscriptions(List<Subscription> subscriptions) {
    return published(Channel.SUBSCRIPTIONS, Subscription::id, subscriptions);
  }

  /** Those of a channel with one partition. */
  private <T> List<Defined<T>> published(
      Channel channel, Function<T, Object> id, List<T> definitions) {
    return defined(
        definitions,
        publisher.publish(
            definitions.stream()
                .map(one -> record(channel, id.apply(one).toString(), one))
                .toList()));
  }

  /** Removes what is known of feeds, and waits likewise. */
  public void removeFeeds(List<FeedId> ids) {
    publisher.publish(ids.stream().map(id -> record(id, null)).toList());
  }

  /**
   * Keeps the versions of topics as they are now, and puts nothing in force. The end of a topic is
   * no version of it.
   *
   * @return where they are kept; they may not be read back yet
   * @throws Unpublished when Kafka did not take them all
   */
  private List<RecordMetadata> keepVersions(List<Topic> topics) {
    try {
      return publisher.keep(
          topics.stream()
              .filter(topic -> !topic.deleted())
              .map(DefinitionChannel::versionRecord)
              .toList());
    } catch (Unpublished e) {
      throw new Unpublished(Effect.NONE, String.valueOf(e.getMessage()), e);
    }
  }

  /** Keeps the versions of topics that are in force already, and waits likewise. */
  public void publishVersions(List<Topic> topics) {
    publisher.publish(topics.stream().map(DefinitionChannel::versionRecord).toList());
  }

  private static ProducerRecord<String, byte[]> versionRecord(Topic topic) {
    return record(Channel.TOPIC_VERSIONS, TopicVersion.of(topic).toString(), topic);
  }

  private static ProducerRecord<String, byte[]> record(Channel channel, String key, Object event) {
    return new ProducerRecord<>(channel.name(), key, EventJson.write(event));
  }

  private static ProducerRecord<String, byte[]> record(FeedId id, byte @Nullable [] value) {
    return new ProducerRecord<>(
        Channel.FEEDS.name(), id.partition(Channel.FEEDS.partitions()), id.value(), value);
  }

  private static <T> List<Defined<T>> defined(List<T> definitions, List<RecordMetadata> kept) {
    return IntStream.range(0, kept.size())
        .mapToObj(i -> defined(definitions.get(i), kept.get(i)))
        .toList();
  }

  private static <T> Defined<T> defined(T definition, RecordMetadata kept) {
    return new Defined<>(definition, kept.offset(), Instant.ofEpochMilli(kept.timestamp()));
  }
}

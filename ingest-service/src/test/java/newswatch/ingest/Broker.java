package newswatch.ingest;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import newswatch.events.ArticleSeen;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.events.Submission;
import newswatch.events.SubmissionEnded;
import newswatch.events.SubmissionId;
import newswatch.local.server.LocalKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A real broker, as those around ingest-service see it: one for all classes of tests, each of which
 * leaves it without channels and groups.
 */
final class Broker implements AutoCloseable {
  private static final LocalKafka KAFKA = LocalKafka.temporary();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(KAFKA::close));
  }

  String address() {
    return KAFKA.bootstrapServers();
  }

  LocalKafka kafka() {
    return KAFKA;
  }

  void define(Feed feed) {
    define(feed.id(), EventJson.write(feed));
  }

  void remove(FeedId feed) {
    define(feed, null);
  }

  private void define(FeedId id, byte @Nullable [] feed) {
    int partition = id.partition(Channel.FEEDS.partitions());
    send(List.of(new ProducerRecord<>(Channel.FEEDS.name(), partition, id.value(), feed)));
  }

  void send(Channel channel, String key, byte @Nullable [] value) {
    send(List.of(new ProducerRecord<>(channel.name(), key, value)));
  }

  void send(List<Submission> submissions) {
    send(
        submissions.stream()
            .map(
                one ->
                    new ProducerRecord<>(
                        Channel.SUBMISSIONS.name(), one.id().value(), EventJson.write(one)))
            .toList());
  }

  private void send(Collection<ProducerRecord<String, byte[]>> records) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", address()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (Future<RecordMetadata> sent : records.stream().map(producer::send).toList()) {
        sent.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All sightings in this feed that readers of committed records see. */
  List<ArticleSeen> sightings(FeedId feed) {
    return sightings(sighting -> sighting.feeds().contains(feed));
  }

  /** The same of any sightings. */
  List<ArticleSeen> sightings(Predicate<ArticleSeen> wanted) {
    return records(Channel.ARTICLES).stream()
        .map(message -> EventJson.read(message.value(), ArticleSeen.class))
        .filter(wanted)
        .toList();
  }

  /** How the things of this submission ended, as readers of committed records see it. */
  List<SubmissionEnded> endings(SubmissionId id) {
    return records(Channel.SUBMISSION_ENDINGS).stream()
        .filter(message -> id.value().equals(message.key()))
        .map(message -> EventJson.read(message.value(), SubmissionEnded.class))
        .toList();
  }

  /** How many pages of this feed are to be looked at. */
  long watchedPages(FeedId feed) {
    Map<String, Boolean> watched = new HashMap<>();
    records(Channel.PAGES).stream()
        .filter(message -> message.key().startsWith(feed.value() + "/"))
        .forEach(message -> watched.put(message.key(), message.value() != null));
    return watched.values().stream().filter(Boolean::booleanValue).count();
  }

  /** The newest status of this feed. */
  Optional<FeedStatus> status(FeedId feed) {
    return records(Channel.FEED_STATUS).stream()
        .filter(message -> feed.value().equals(message.key()))
        .map(message -> EventJson.read(message.value(), FeedStatus.class))
        .reduce((_, newer) -> newer);
  }

  /** All that readers of committed records see. */
  List<ConsumerRecord<String, byte[]>> records(Channel channel) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", address(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, channel.partitions())
              .mapToObj(partition -> new TopicPartition(channel.name(), partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  @Override
  public void close() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
      admin
          .deleteConsumerGroups(
              admin.listGroups().all().get().stream().map(GroupListing::groupId).toList())
          .all()
          .get();
      admin.deleteTopics(admin.listTopics().names().get()).all().get();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> admin.listTopics().names().get().isEmpty());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

package newswatch.search.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.Topic;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.Definitions;
import newswatch.search.catalogue.Unpublished;
import newswatch.search.catalogue.Unpublished.Effect;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.SendResult;
import org.springframework.stereotype.Component;

/**
 * Publishes definitions and waits until they are read back. People wait for it, so it gives up
 * after seconds: five for a broker to be there, eight for it to keep a record, five for the record
 * to be read back.
 */
@Component
public final class DefinitionChannel implements Definitions, DisposableBean {
  private static final Map<String, Object> LIMITS =
      Map.of(
          ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
  private static final Duration READ_BACK = Duration.ofSeconds(5);

  private final KafkaTemplate<String, byte[]> producer;
  private final CatalogueChannel catalogue;

  DefinitionChannel(ProducerFactory<String, byte[]> producers, CatalogueChannel catalogue) {
    this.producer = new KafkaTemplate<>(producers, LIMITS);
    this.catalogue = catalogue;
    // What fails is told to who asked for it.
    producer.setProducerListener(null);
  }

  @Override
  public List<Defined<Topic>> publishTopics(List<Topic> topics) {
    return publish(topics, DefinitionChannel::record);
  }

  @Override
  public List<Defined<Feed>> publishFeeds(List<Feed> feeds) {
    return publish(feeds, feed -> record(feed.id(), EventJson.write(feed)));
  }

  /** Removes what is known of feeds, and waits likewise. */
  public void removeFeeds(List<FeedId> ids) {
    kept(ids.stream().map(id -> record(id, null)).toList());
  }

  private static ProducerRecord<String, byte[]> record(Topic topic) {
    return new ProducerRecord<>(Channel.TOPICS.name(), topic.id().value(), EventJson.write(topic));
  }

  private static ProducerRecord<String, byte[]> record(FeedId id, byte @Nullable [] value) {
    return new ProducerRecord<>(
        Channel.FEEDS.name(), id.partition(Channel.FEEDS.partitions()), id.value(), value);
  }

  private <T> List<Defined<T>> publish(
      List<T> definitions, Function<T, ProducerRecord<String, byte[]>> record) {
    List<RecordMetadata> kept = kept(definitions.stream().map(record).toList());
    return IntStream.range(0, kept.size())
        .mapToObj(i -> defined(definitions.get(i), kept.get(i)))
        .toList();
  }

  private static <T> Defined<T> defined(T definition, RecordMetadata kept) {
    return new Defined<>(definition, kept.offset(), Instant.ofEpochMilli(kept.timestamp()));
  }

  private List<RecordMetadata> kept(List<ProducerRecord<String, byte[]>> records) {
    List<CompletableFuture<SendResult<String, byte[]>>> sent = new ArrayList<>();
    for (ProducerRecord<String, byte[]> record : records) {
      try {
        sent.add(producer.send(record));
      } catch (KafkaException | org.springframework.kafka.KafkaException e) {
        // It never left: what fails on its way tells so in its future.
        throw new Unpublished(sent.isEmpty() ? Effect.NONE : Effect.UNKNOWN, reason(e), e);
      }
    }
    List<RecordMetadata> kept = sent.stream().map(DefinitionChannel::acknowledged).toList();
    for (RecordMetadata one : kept) {
      TopicPartition partition = new TopicPartition(one.topic(), one.partition());
      if (!catalogue.hasRead(partition, one.offset(), READ_BACK)) {
        throw new Unpublished(Effect.KEPT, "not read back within " + READ_BACK, null);
      }
    }
    return kept;
  }

  private static RecordMetadata acknowledged(CompletableFuture<SendResult<String, byte[]>> sent) {
    try {
      return sent.join().getRecordMetadata();
    } catch (CompletionException e) {
      throw new Unpublished(Effect.UNKNOWN, reason(e), e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  @Override
  public void destroy() {
    producer.destroy();
  }
}

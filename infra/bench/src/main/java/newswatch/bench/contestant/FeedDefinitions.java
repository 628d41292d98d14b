package newswatch.bench.contestant;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Tells ingest which feeds there are, as search-service does. */
final class FeedDefinitions implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  FeedDefinitions(String broker) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "linger.ms", "5"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Publishes them and waits until Kafka has them.
   *
   * @param wantedAt when somebody wants them polled
   */
  void define(Collection<URI> feeds, Instant wantedAt) {
    send(
        feeds.stream()
            .map(
                url -> {
                  FeedId id = FeedId.ofAddress(url);
                  Feed feed =
                      new Feed(id, url, null, List.of(), false, null, null, wantedAt, false);
                  return message(id, EventJson.write(feed));
                })
            .toList());
  }

  /** Takes them away. */
  void remove(Collection<URI> feeds) {
    send(feeds.stream().map(url -> message(FeedId.ofAddress(url), null)).toList());
  }

  private static ProducerRecord<String, byte[]> message(FeedId id, byte @Nullable [] feed) {
    int partition = id.partition(Channel.FEEDS.partitions());
    return new ProducerRecord<>(Channel.FEEDS.name(), partition, id.value(), feed);
  }

  private void send(List<ProducerRecord<String, byte[]>> records) {
    try {
      for (Future<RecordMetadata> sent : records.stream().map(producer::send).toList()) {
        sent.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("feeds could not be defined", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}

package newswatch.bench.walk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import newswatch.events.ArticleSeen;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Topic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends what a walk begins with, as ingest-service and search-service do. */
final class Sender implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  Sender(String broker) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker,
                "acks",
                "all",
                "linger.ms",
                "5",
                "compression.type",
                "zstd"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** As they are sent; made beforehand, so that nobody is measured making them. */
  static List<ProducerRecord<String, byte[]>> records(List<ArticleSeen> sightings) {
    return sightings.stream()
        .map(
            seen ->
                new ProducerRecord<>(
                    Channel.ARTICLES.name(), seen.article().id().value(), EventJson.write(seen)))
        .toList();
  }

  void topics(List<Topic> topics) {
    send(
        topics.stream()
            .map(
                topic ->
                    new ProducerRecord<>(
                        Channel.TOPICS.name(), topic.id().value(), EventJson.write(topic)))
            .toList());
  }

  /** Sends them and waits until Kafka has them. */
  void send(List<ProducerRecord<String, byte[]>> records) {
    try {
      for (Future<RecordMetadata> sent : records.stream().map(producer::send).toList()) {
        sent.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("records could not be sent", e);
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

package newswatch.bench.channel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records as the services do. */
public final class Outbox implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  public Outbox(String broker) {
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

  /** Sends them and waits until Kafka has them. */
  public void send(List<ProducerRecord<String, byte[]>> records) {
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

package newswatch.bench.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records as the services do. For one thread. */
public final class Outbox implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final List<Future<RecordMetadata>> posted = new ArrayList<>();

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
    await(records.stream().map(producer::send).toList());
  }

  /** Sends one and waits for nothing; {@link #flush} tells whether Kafka has it. */
  public void post(ProducerRecord<String, byte[]> record) {
    posted.add(producer.send(record));
  }

  /** Waits until Kafka has all that was posted. */
  public void flush() {
    await(posted);
    posted.clear();
  }

  private static void await(List<Future<RecordMetadata>> sent) {
    try {
      for (Future<RecordMetadata> one : sent) {
        one.get();
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

package newswatch.search.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import newswatch.search.catalogue.Unpublished;
import newswatch.search.catalogue.Unpublished.Effect;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.SendResult;
import org.springframework.stereotype.Component;

/**
 * Publishes what people decide and waits until it is read back. People wait for it, so it gives up
 * after seconds: five for a broker to be there, eight for it to keep a record, five for the record
 * to be read back.
 */
@Component
final class Publisher implements DisposableBean {
  private static final Map<String, Object> LIMITS =
      Map.of(
          ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
  private static final Duration READ_BACK = Duration.ofSeconds(5);

  private final KafkaTemplate<String, byte[]> producer;
  private final CatalogueChannel catalogue;

  Publisher(ProducerFactory<String, byte[]> producers, CatalogueChannel catalogue) {
    this.producer = new KafkaTemplate<>(producers, LIMITS);
    this.catalogue = catalogue;
    // What fails is told to who asked for it.
    producer.setProducerListener(null);
  }

  /**
   * Publishes, and waits until Kafka keeps all of it.
   *
   * @return where it is kept, in the order given
   * @throws Unpublished when that did not happen, or not in time
   */
  List<RecordMetadata> keep(List<ProducerRecord<String, byte[]>> records) {
    List<CompletableFuture<SendResult<String, byte[]>>> sent = new ArrayList<>();
    for (ProducerRecord<String, byte[]> record : records) {
      try {
        sent.add(producer.send(record));
      } catch (KafkaException | org.springframework.kafka.KafkaException e) {
        // It never left: what fails on its way tells so in its future.
        throw new Unpublished(sent.isEmpty() ? Effect.NONE : Effect.UNKNOWN, reason(e), e);
      }
    }
    return sent.stream().map(Publisher::acknowledged).toList();
  }

  /**
   * Waits until all of it is read into the catalogues.
   *
   * @throws Unpublished when that did not happen in time
   */
  void readBack(List<RecordMetadata> kept) {
    for (RecordMetadata one : kept) {
      TopicPartition partition = new TopicPartition(one.topic(), one.partition());
      if (!catalogue.hasRead(partition, one.offset(), READ_BACK)) {
        throw new Unpublished(Effect.KEPT, "not read back within " + READ_BACK, null);
      }
    }
  }

  /** Publishes and waits for both. */
  List<RecordMetadata> publish(List<ProducerRecord<String, byte[]>> records) {
    List<RecordMetadata> kept = keep(records);
    readBack(kept);
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

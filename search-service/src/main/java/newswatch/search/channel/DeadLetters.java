package newswatch.search.channel;

import java.util.concurrent.CompletionException;
import newswatch.events.Channel;
import newswatch.events.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Keeps tagged articles that can never be indexed, with the reason. */
@Component
public final class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private final KafkaTemplate<String, byte[]> producer;

  DeadLetters(KafkaTemplate<String, byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Keeps a record and waits until Kafka has acknowledged it.
   *
   * @throws KafkaException when it was not acknowledged
   */
  public void keep(ConsumerRecord<String, byte[]> message, String reason) {
    LOG.atError()
        .addKeyValue("channel", message.topic())
        .addKeyValue("partition", message.partition())
        .addKeyValue("offset", message.offset())
        .addKeyValue("reason", reason)
        .log("record sent to the dead letters");
    var letter =
        new ProducerRecord<>(
            Channel.TAGGED_ARTICLES.deadLetters().name(),
            message.partition(),
            message.key(),
            message.value());
    new DeadLetter(reason, message.partition(), message.offset(), 1)
        .headers()
        .forEach(letter.headers()::add);
    try {
      producer.send(letter).join();
    } catch (CompletionException e) {
      throw new KafkaException("a dead letter was not acknowledged", e.getCause());
    }
  }
}

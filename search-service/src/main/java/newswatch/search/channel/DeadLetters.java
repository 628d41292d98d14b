package newswatch.search.channel;

import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import newswatch.events.Channel;
import newswatch.events.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Keeps records that can never be worked on, with the reason. */
@Component
public final class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private static final int LONGEST_REASON = 1_000;
  private static final int LARGEST_KEPT = Channel.MAX_RECORD_BYTES - 64 * 1024;

  private final KafkaTemplate<String, byte[]> producer;

  DeadLetters(KafkaTemplate<String, byte[]> producer) {
    this.producer = producer;
  }

  private static byte @Nullable [] fitting(byte @Nullable [] value) {
    return value != null && value.length > LARGEST_KEPT ? null : value;
  }

  private static String shortened(String reason) {
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
  }

  /**
   * Keeps a record, without its bytes where they and the headers would not fit in a record, and
   * waits until Kafka has acknowledged it.
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
            deadLetters(message.topic()),
            message.partition(),
            message.key(),
            fitting(message.value()));
    new DeadLetter(shortened(reason), message.partition(), message.offset(), 1)
        .headers()
        .forEach(letter.headers()::add);
    try {
      producer.send(letter).join();
    } catch (CompletionException e) {
      throw new KafkaException("a dead letter was not acknowledged", e.getCause());
    }
  }

  private static String deadLetters(String source) {
    return Stream.of(Channel.TAGGED_ARTICLES, Channel.ALERTS)
        .filter(channel -> channel.name().equals(source))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no dead letters for " + source))
        .deadLetters()
        .name();
  }
}

package newswatch.ingest.channel;

import newswatch.events.Channel;
import newswatch.events.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The copy of a submission that can never work, with the reason. */
final class DeadSubmission {
  private static final Logger LOG = LoggerFactory.getLogger(DeadSubmission.class);
  private static final int LONGEST_REASON = 1_000;
  private static final int LARGEST_KEPT = Channel.MAX_RECORD_BYTES - 64 * 1024;

  private DeadSubmission() {}

  /** Without its bytes where they and the headers would not fit in a record. */
  static ProducerRecord<String, byte[]> of(ConsumerRecord<String, byte[]> message, String reason) {
    LOG.atError()
        .addKeyValue("channel", message.topic())
        .addKeyValue("partition", message.partition())
        .addKeyValue("offset", message.offset())
        .addKeyValue("reason", reason)
        .log("record sent to the dead letters");
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(
            Channel.SUBMISSIONS.deadLetters().name(),
            message.partition(),
            message.key(),
            fitting(message.value()));
    new DeadLetter(shortened(reason), message.partition(), message.offset(), 1)
        .headers()
        .forEach(letter.headers()::add);
    return letter;
  }

  private static byte @Nullable [] fitting(byte @Nullable [] value) {
    return value != null && value.length > LARGEST_KEPT ? null : value;
  }

  private static String shortened(String reason) {
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
  }
}

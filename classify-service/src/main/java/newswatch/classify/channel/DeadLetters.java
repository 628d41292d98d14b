package newswatch.classify.channel;

import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import newswatch.events.Channel;
import newswatch.events.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a record that cannot be read, or that the walk stumbles over, to the dead letters of the
 * channel it came from, and goes on with the next. It is sent at least once: Kafka Streams reads
 * ahead, so that the letter of an unreadable record may be committed before the record's offset.
 *
 * <p>What Kafka or the state store could not do is not the record's fault: it fails, and is tried
 * again.
 *
 * <p>Counted as {@code newswatch.dead.letters} by channel; the equation stands at {@link
 * newswatch.classify.head.Sightings}.
 */
public final class DeadLetters
    implements DeserializationExceptionHandler, ProcessingExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  /** A reason may quote the record. */
  private static final int MAX_REASON_LENGTH = 1000;

  /** Room for the headers and the batch; beyond, a letter is sent without the record's bytes. */
  private static final int MAX_COPIED_BYTES = Channel.MAX_RECORD_BYTES - 8 * 1024;

  @Override
  public void configure(Map<String, ?> settings) {}

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> unreadable, Exception reason) {
    return DeserializationExceptionHandler.Response.resume(
        List.of(letter(context, unreadable.key(), unreadable.value(), reason)));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, Record<?, ?> stumbled, Exception reason) {
    if (reason instanceof KafkaException) {
      return ProcessingExceptionHandler.Response.fail();
    }
    return ProcessingExceptionHandler.Response.resume(
        List.of(letter(context, context.sourceRawKey(), context.sourceRawValue(), reason)));
  }

  private static ProducerRecord<byte[], byte[]> letter(
      ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, Exception e) {
    String reason = shortened(e.getMessage() == null ? e.toString() : e.getMessage());
    LOG.atError()
        .addKeyValue("channel", context.topic())
        .addKeyValue("partition", context.partition())
        .addKeyValue("offset", context.offset())
        .addKeyValue("reason", reason)
        .log("record sent to the dead letters");
    Metrics.counter("newswatch.dead.letters", "channel", context.topic()).increment();
    int bytes = length(key) + length(value);
    boolean fits = bytes <= MAX_COPIED_BYTES;
    var letter =
        new ProducerRecord<>(
            deadLetters(context.topic()),
            context.partition(),
            fits ? key : null,
            fits ? value : null);
    String why =
        fits ? reason : reason + "; its %,d bytes do not fit into a letter".formatted(bytes);
    new DeadLetter(why, context.partition(), context.offset(), 1)
        .headers()
        .forEach(letter.headers()::add);
    return letter;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static String shortened(String reason) {
    return reason.length() <= MAX_REASON_LENGTH
        ? reason
        : reason.substring(0, MAX_REASON_LENGTH) + "…";
  }

  private static String deadLetters(String source) {
    return Stream.of(Channel.ARTICLES, Channel.RETAG, Channel.CLASSIFIED)
        .filter(channel -> channel.name().equals(source))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no dead letters for " + source))
        .deadLetters()
        .name();
  }
}

package newswatch.classify.channel;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import newswatch.events.Channel;
import newswatch.events.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a record that cannot be read, or that the walk stumbles over, to the dead letters of the
 * channel it came from, in the transaction of its offset, and goes on with the next.
 */
public final class DeadLetters
    implements DeserializationExceptionHandler, ProcessingExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

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
    return ProcessingExceptionHandler.Response.resume(
        List.of(letter(context, context.sourceRawKey(), context.sourceRawValue(), reason)));
  }

  private static ProducerRecord<byte[], byte[]> letter(
      ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, Exception e) {
    LOG.atError()
        .addKeyValue("channel", context.topic())
        .addKeyValue("partition", context.partition())
        .addKeyValue("offset", context.offset())
        .addKeyValue("reason", e.getMessage())
        .log("record sent to the dead letters");
    var letter =
        new ProducerRecord<>(deadLetters(context.topic()), context.partition(), key, value);
    new DeadLetter(String.valueOf(e.getMessage()), context.partition(), context.offset(), 1)
        .headers()
        .forEach(letter.headers()::add);
    return letter;
  }

  private static String deadLetters(String source) {
    return Stream.of(Channel.ARTICLES, Channel.CLASSIFIED)
        .filter(channel -> channel.name().equals(source))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no dead letters for " + source))
        .deadLetters()
        .name();
  }
}

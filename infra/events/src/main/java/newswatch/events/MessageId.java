package newswatch.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which message: 128 bits of a SHA-256 in hex, computed of the subscription and the alerts that it
 * tells. Receivers are given it to know a message by that comes again.
 */
public record MessageId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException unless the value is 32 lower-case hex digits
   */
  @JsonCreator
  public MessageId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a message id is 32 lower-case hex digits, not '" + value + "'");
    }
  }

  /** That of the message which tells these alerts, in whatever order. */
  public static MessageId of(SubscriptionId subscription, Collection<AlertId> alerts) {
    return new MessageId(
        Digest.hex(
            128,
            Stream.concat(
                    Stream.of("message", subscription.value()),
                    alerts.stream().map(AlertId::value).distinct().sorted())
                .toArray(String[]::new)));
  }

  @Override
  public String toString() {
    return value;
  }
}

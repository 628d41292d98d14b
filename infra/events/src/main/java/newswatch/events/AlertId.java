package newswatch.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Which alert: 128 bits of a SHA-256 in hex, computed of the subscription, the story or topic, and
 * the occasion. So it is the same alert however often it is raised.
 */
public record AlertId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException unless the value is 32 lower-case hex digits
   */
  @JsonCreator
  public AlertId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an alert id is 32 lower-case hex digits, not '" + value + "'");
    }
  }

  /** That of an occasion on which a subscription met a story. */
  public static AlertId of(SubscriptionId subscription, StoryId story, Occasion occasion) {
    return new AlertId(
        Digest.hex(128, "alert", subscription.value(), story.value(), occasion.key()));
  }

  /** That of an occasion on which a subscription is told of its topic as a whole. */
  public static AlertId of(SubscriptionId subscription, TopicId topic, Occasion occasion) {
    return new AlertId(
        Digest.hex(128, "change", subscription.value(), topic.value(), occasion.key()));
  }

  @Override
  public String toString() {
    return value;
  }
}

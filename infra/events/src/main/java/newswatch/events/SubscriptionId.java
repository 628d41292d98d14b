package newswatch.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Which subscription: a short name chosen by people, such as {@code desk-asia}. */
public record SubscriptionId(@JsonValue String value) implements Comparable<SubscriptionId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /**
   * @throws IllegalArgumentException unless the value is 1 to 64 of a-z, 0-9 and hyphen
   */
  @JsonCreator
  public SubscriptionId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a subscription's id is 1 to 64 of a-z, 0-9 and '-', beginning with a letter or digit,"
              + " not '"
              + value
              + "'");
    }
  }

  @Override
  public int compareTo(SubscriptionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

package newswatch.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Which receiver: a short name chosen by people, such as {@code desk-chat}. */
public record ReceiverId(@JsonValue String value) implements Comparable<ReceiverId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /**
   * @throws IllegalArgumentException unless the value is 1 to 64 of a-z, 0-9 and hyphen
   */
  @JsonCreator
  public ReceiverId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a receiver's id is 1 to 64 of a-z, 0-9 and '-', beginning with a letter or digit,"
              + " not '"
              + value
              + "'");
    }
  }

  @Override
  public int compareTo(ReceiverId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

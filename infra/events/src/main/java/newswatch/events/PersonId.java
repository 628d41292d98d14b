package newswatch.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Who uses Newswatch: a name such as {@code ana} or {@code ana@desk.example}. */
public record PersonId(@JsonValue String value) implements Comparable<PersonId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,127}");

  /**
   * @throws IllegalArgumentException unless the value is 1 to 128 of a-z, 0-9 and {@code ._@+-}
   */
  @JsonCreator
  public PersonId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a person's id is 1 to 128 of a-z, 0-9 and '._@+-', beginning with a letter or digit,"
              + " not '"
              + value
              + "'");
    }
  }

  @Override
  public int compareTo(PersonId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

package newswatch.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Which submission: 128 bits of a SHA-256 in hex over the bytes that were handed in, so that
 * handing them in again is the same submission.
 */
public record SubmissionId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException unless the value is 32 lower-case hex digits
   */
  @JsonCreator
  public SubmissionId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a submission id is 32 lower-case hex digits, not '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

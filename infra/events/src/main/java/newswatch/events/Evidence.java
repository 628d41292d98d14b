package newswatch.events;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Words of an article that speak for something: that made a query match, or that its topic's
 * examples speak for.
 *
 * @param start where they begin in the field as published, in UTF-16 units, from 0
 * @param end where they end, exclusive
 * @param text the words themselves: the field's text from start to end
 * @param clause what found them: a clause of the query, as it is written there, or {@value
 *     #EXAMPLES}; absent where nobody noted it, as in what earlier versions wrote
 */
public record Evidence(Field field, int start, int end, String text, @Nullable String clause) {
  /** The clause of words that are evidence because of the topic's examples. */
  public static final String EXAMPLES = "examples";

  /**
   * @throws IllegalArgumentException when start and end are not 0 or more, in order, and as far
   *     apart as the text is long
   */
  public Evidence {
    requireNonNull(field, "field");
    requireNonNull(text, "text");
    if (start < 0 || end <= start || end - start != text.length()) {
      throw new IllegalArgumentException(
          "evidence from "
              + start
              + " to "
              + end
              + " does not hold its "
              + text.length()
              + " units");
    }
  }

  /** Words of which nobody noted what found them. */
  public Evidence(Field field, int start, int end, String text) {
    this(field, start, end, text, null);
  }
}

package newswatch.events;

import static java.util.Objects.requireNonNull;

/**
 * Words of an article that made a query match.
 *
 * @param start where they begin in the field as published, in UTF-16 units, from 0
 * @param end where they end, exclusive
 * @param text the words themselves: the field's text from start to end
 */
public record Evidence(Field field, int start, int end, String text) {
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
}

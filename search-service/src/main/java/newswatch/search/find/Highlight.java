package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import java.util.List;
import newswatch.events.Field;

/**
 * A passage with the words that matched. It is plain text, never HTML: what looks like a tag in it
 * was written by the publisher.
 *
 * @param start where the passage begins in the field as published, in UTF-16 units
 * @param end where it ends, exclusive
 * @param text the passage
 * @param marks the matched words, in order, without overlap
 */
public record Highlight(Field field, int start, int end, String text, List<Mark> marks) {
  public Highlight {
    requireNonNull(field, "field");
    requireNonNull(text, "text");
    marks = List.copyOf(marks);
  }

  /**
   * Matched words within the passage.
   *
   * @param start where they begin in the passage's text, in UTF-16 units
   * @param end where they end, exclusive
   */
  public record Mark(int start, int end) {}
}

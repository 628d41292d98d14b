package newswatch.matching.query;

import static java.util.Objects.requireNonNull;

import newswatch.events.Field;

/**
 * A text of an article as published.
 *
 * @param field what evidence in it names
 */
public record ArticleText(Field field, String text) {
  public ArticleText {
    requireNonNull(field, "field");
    requireNonNull(text, "text");
  }
}

package newswatch.search.trial;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import newswatch.events.Article;

/**
 * An article as far as a definition looks at it.
 *
 * @param collections of the feeds that carried it
 */
record PastArticle(@JsonUnwrapped Article article, List<String> collections) {
  /** What of a document it is read from. */
  static final List<String> FIELDS =
      List.of(
          "id",
          "url",
          "title",
          "summary",
          "body",
          "author",
          "source",
          "language",
          "publishedAt",
          "collections");

  PastArticle {
    requireNonNull(article, "article");
    collections = collections == null ? List.of() : List.copyOf(collections);
  }

  /** How much memory its texts take, about, in bytes. */
  long size() {
    String body = article.body();
    return 1_000L + article.title().length() + (body == null ? 0 : body.length());
  }
}

package newswatch.search.index;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import newswatch.events.ArticleTagged;
import newswatch.matching.query.Form;

/**
 * An article as it lies in the index.
 *
 * @param rankedAt where it stands in time: when it was published, but never after we first saw it
 * @param form how its words are compared, by its language
 */
public record ArticleDocument(@JsonUnwrapped ArticleTagged article, Instant rankedAt, Form form) {
  public ArticleDocument {
    requireNonNull(article, "article");
    requireNonNull(rankedAt, "rankedAt");
    requireNonNull(form, "form");
  }

  /** The document of this article. */
  static ArticleDocument of(ArticleTagged article) {
    return new ArticleDocument(article, rankedAt(article), Form.of(article.article().language()));
  }

  /** Where an article stands in time. */
  public static Instant rankedAt(ArticleTagged article) {
    Instant published = article.article().publishedAt();
    Instant seen = article.firstSeenAt();
    return published == null || published.isAfter(seen) ? seen : published;
  }
}

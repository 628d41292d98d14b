package newswatch.bench.indexing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import newswatch.events.ArticleTagged;
import newswatch.matching.query.Form;

/**
 * An article as search-service stores it, for those who store it in its place. Every round of ours
 * is held to it, so that it cannot go its own way.
 */
record IndexedDocument(@JsonUnwrapped ArticleTagged article, Instant rankedAt, Form form) {
  /** How the indices' names begin. */
  static final String NAME = "newswatch-articles";

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("yyyy.MM").withZone(ZoneOffset.UTC);

  static IndexedDocument of(ArticleTagged article) {
    Instant published = article.article().publishedAt();
    Instant seen = article.firstSeenAt();
    return new IndexedDocument(
        article,
        published == null || published.isAfter(seen) ? seen : published,
        Form.of(article.article().language()));
  }

  /** The id in the index. */
  String id() {
    return article.article().id().value();
  }

  /** Which index it belongs in. */
  String index() {
    return NAME + "-" + MONTH.format(article.firstSeenAt());
  }
}

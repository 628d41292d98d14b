package newswatch.bench.indexing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import newswatch.events.ArticleTagged;
import newswatch.matching.query.Form;

/**
 * An article as search-service stores it, for those who store it in its place. Every round of ours
 * is held to it, so that it cannot go its own way.
 */
record IndexedDocument(@JsonUnwrapped ArticleTagged article, Instant rankedAt, Form form) {
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

  /**
   * Which index it belongs in.
   *
   * @param template the name of the template that makes it
   */
  String index(String template) {
    return ArticleTemplate.index(template, article.firstSeenAt());
  }
}

package newswatch.search.trial;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.Instant;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * One of the articles that a changed definition gains or loses.
 *
 * @param finding what the changed definition says of it
 */
public record Sample(
    ArticleId id,
    @Nullable URI url,
    String title,
    String source,
    @Nullable String language,
    @Nullable Instant publishedAt,
    @JsonUnwrapped Finding finding) {
  public Sample {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(source, "source");
    requireNonNull(finding, "finding");
  }

  static Sample of(Article article, Finding finding) {
    return new Sample(
        article.id(),
        article.url(),
        article.title(),
        article.source(),
        article.language(),
        article.publishedAt(),
        finding);
  }
}

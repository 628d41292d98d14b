package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an alert says of its article; see {@link Article}.
 *
 * @param title empty where the publisher gave none
 */
public record AlertedArticle(
    ArticleId id,
    @Nullable URI url,
    String title,
    String source,
    @Nullable String language,
    @Nullable Instant publishedAt) {
  public AlertedArticle {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(source, "source");
  }

  /** Of this one. */
  public static AlertedArticle of(Article article) {
    return new AlertedArticle(
        article.id(),
        article.url(),
        article.title(),
        article.source(),
        article.language(),
        article.publishedAt());
  }
}

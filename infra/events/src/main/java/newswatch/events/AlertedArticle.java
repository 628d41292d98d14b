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
  /** The longest title that is told, in UTF-16 units; of a longer one the beginning. */
  public static final int LONGEST_TITLE = 1_000;

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
        title(article.title()),
        article.source(),
        article.language(),
        article.publishedAt());
  }

  private static String title(String whole) {
    if (whole.length() <= LONGEST_TITLE) {
      return whole;
    }
    int end = LONGEST_TITLE - (Character.isHighSurrogate(whole.charAt(LONGEST_TITLE - 1)) ? 1 : 0);
    return whole.substring(0, end);
  }
}

package newswatch.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as somebody hands it in.
 *
 * @param id what they call it; names the article where it has no address
 * @param url its address, unchecked
 * @param body plain text of at most {@link Article#MAX_BODY_BYTES}
 * @param truncated whether the body was cut to that size
 * @param source who published it
 * @param language a BCP 47 tag, unchecked
 */
public record HandedIn(
    @Nullable String id,
    @Nullable String url,
    @Nullable String title,
    @Nullable String summary,
    @Nullable String body,
    boolean truncated,
    @Nullable String author,
    @Nullable String source,
    @Nullable String language,
    @Nullable Instant publishedAt) {
  /**
   * @throws IllegalArgumentException when it has neither a title nor a body
   */
  public HandedIn {
    if (isBlank(title) && isBlank(body)) {
      throw new IllegalArgumentException("an article has a title or a body");
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}

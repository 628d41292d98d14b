package newswatch.ingest.page;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as its page shows it, in plain text.
 *
 * @param address where it says it lives, if that is the site it came from; else where it came from
 * @param title empty where it has none
 * @param text never blank; paragraphs parted by a blank line
 * @param source what the site calls itself
 * @param language a language tag (BCP 47), as the page says where its text does not speak against
 *     it
 */
public record Page(
    URI address,
    String title,
    String text,
    @Nullable String author,
    @Nullable String source,
    @Nullable String language,
    @Nullable Instant publishedAt)
    implements Reading {
  /**
   * @throws IllegalArgumentException when it has no text
   */
  public Page {
    requireNonNull(address, "address");
    requireNonNull(title, "title");
    if (text.isBlank()) {
      throw new IllegalArgumentException("a page without text is no article");
    }
  }
}

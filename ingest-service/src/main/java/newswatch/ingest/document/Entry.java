package newswatch.ingest.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed, as the feed gives it: text may be HTML. Links are whole, in text as well,
 * where the feed's own address is known.
 *
 * @param guid what the feed calls the entry: an RSS guid, an Atom id
 * @param plainTitle whether the feed says that the title is no HTML
 * @param language where the entry itself says so
 * @param publishedAt when it was published, or else last changed
 * @param enclosures the addresses of files that come with it
 */
public record Entry(
    @Nullable String guid,
    @Nullable String link,
    @Nullable String title,
    boolean plainTitle,
    @Nullable String summary,
    @Nullable String content,
    @Nullable String author,
    @Nullable String language,
    @Nullable Instant publishedAt,
    @Nullable Instant updatedAt,
    List<String> categories,
    List<String> enclosures) {
  public Entry {
    categories = List.copyOf(categories);
    enclosures = List.copyOf(enclosures);
  }

  /** One without what no article depends on. */
  public Entry(
      @Nullable String guid,
      @Nullable String link,
      @Nullable String title,
      @Nullable String summary,
      @Nullable String content,
      @Nullable String author,
      @Nullable Instant publishedAt) {
    this(
        guid,
        link,
        title,
        false,
        summary,
        content,
        author,
        null,
        publishedAt,
        null,
        List.of(),
        List.of());
  }
}

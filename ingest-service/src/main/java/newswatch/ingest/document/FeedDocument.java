package newswatch.ingest.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed listed at one time.
 *
 * @param entries in the feed's order
 */
public record FeedDocument(
    @Nullable String title, @Nullable String language, FeedFacts about, List<Entry> entries)
    implements Reading {
  public FeedDocument {
    entries = List.copyOf(entries);
  }

  /** One that says no more of itself. */
  public FeedDocument(@Nullable String title, @Nullable String language, List<Entry> entries) {
    this(title, language, FeedFacts.NONE, entries);
  }
}

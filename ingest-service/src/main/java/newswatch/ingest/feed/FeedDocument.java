package newswatch.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed listed at one time.
 *
 * @param entries in the feed's order
 */
public record FeedDocument(@Nullable String title, @Nullable String language, List<Entry> entries)
    implements Reading {
  public FeedDocument {
    entries = List.copyOf(entries);
  }
}

package newswatch.ingest.document;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself beside its title and language; no article depends on it.
 *
 * @param format such as {@code rss-2.0} or {@code atom-1.0}
 * @param link to the site, whole where the feed's own address is known
 * @param id what an Atom feed calls itself
 * @param ttl how long the feed asks to be left alone between polls, more than zero
 */
public record FeedFacts(
    @Nullable String format,
    @Nullable String link,
    @Nullable String description,
    @Nullable String author,
    @Nullable String id,
    @Nullable Instant updatedAt,
    @Nullable Duration ttl) {
  /** It says nothing. */
  static final FeedFacts NONE = new FeedFacts(null, null, null, null, null, null, null);
}

package newswatch.ingest.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed, as the feed gives it: text may be HTML, the link may be relative.
 *
 * @param guid what the feed calls the entry: an RSS guid, an Atom id
 */
public record Entry(
    @Nullable String guid,
    @Nullable String link,
    @Nullable String title,
    @Nullable String summary,
    @Nullable String content,
    @Nullable String author,
    @Nullable Instant publishedAt) {}

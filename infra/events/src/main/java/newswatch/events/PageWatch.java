package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that is looked at: at once where its feed carries only a teaser, and again later, to see
 * whether the publisher has edited it. Travels on {@link Channel#PAGES}, in one transaction with
 * what was seen at it; a tombstone follows the last look.
 *
 * @param url where it is
 * @param told the article as the feed told it, or as it was last published; while it waits to be
 *     published, with the teaser as its body, and without a body afterwards where its title
 *     suffices
 * @param waits whether the article is not published yet, because its text is not taken
 * @param teaser whether the article was published as its feed told it, because the page could not
 *     be had: the first page that can be read is published
 * @param collections of the feed
 * @param origin why we have it
 * @param fetchedAt when the feed told of it
 * @param looks how many there have been
 * @param failures how many in a row failed
 * @param dueAt when it is looked at next
 * @param etag the validator of the last answer, RFC 9110 section 8.8.3
 * @param lastModified the other validator, RFC 9110 section 8.8.2, as received
 * @param titleHash of the title that the page last showed; absent before it was read
 * @param textHash of the text that the page last showed; absent before it was read
 * @param textLength of that text, in UTF-16 units; 0 before it was read
 */
public record PageWatch(
    PageId id,
    URI url,
    Article told,
    boolean waits,
    boolean teaser,
    List<String> collections,
    Origin origin,
    Instant fetchedAt,
    int looks,
    int failures,
    Instant dueAt,
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable String titleHash,
    @Nullable String textHash,
    int textLength) {
  public PageWatch {
    requireNonNull(id, "id");
    requireNonNull(url, "url");
    requireNonNull(told, "told");
    requireNonNull(origin, "origin");
    requireNonNull(fetchedAt, "fetchedAt");
    requireNonNull(dueAt, "dueAt");
    collections = List.copyOf(collections);
  }

  /** The feed that told of it. */
  public FeedId feed() {
    return id.feed();
  }

  /** The same, due then. */
  public PageWatch due(Instant at) {
    return new PageWatch(
        id,
        url,
        told,
        waits,
        teaser,
        collections,
        origin,
        fetchedAt,
        looks,
        failures,
        at,
        etag,
        lastModified,
        titleHash,
        textHash,
        textLength);
  }
}

package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * A sighting: an article as seen in one feed at one time. Travels on {@link Channel#ARTICLES}.
 *
 * @param feeds the feed it was seen in; empty when it was handed in
 * @param collections the collections of that feed
 * @param fetchedAt when the bytes arrived here
 */
public record ArticleSeen(
    @JsonUnwrapped Article article,
    List<FeedId> feeds,
    List<String> collections,
    Origin origin,
    Instant fetchedAt) {
  public ArticleSeen {
    requireNonNull(article, "article");
    requireNonNull(origin, "origin");
    requireNonNull(fetchedAt, "fetchedAt");
    feeds = List.copyOf(feeds);
    collections = List.copyOf(collections);
  }
}

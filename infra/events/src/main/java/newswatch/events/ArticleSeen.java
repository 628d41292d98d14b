package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * A sighting: an article as seen in one feed at one time. Travels on {@link Channel#ARTICLES}.
 *
 * @param feeds the feed it was seen in; empty when it was handed in
 * @param collections the collections of that feed
 * @param fetchedAt when the bytes arrived here
 * @param canary whether it is one of our own, that is sent to see how long news takes: no article
 *     for anybody
 */
public record ArticleSeen(
    @JsonUnwrapped Article article,
    List<FeedId> feeds,
    List<String> collections,
    Origin origin,
    Instant fetchedAt,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean canary) {
  public ArticleSeen {
    requireNonNull(article, "article");
    requireNonNull(origin, "origin");
    requireNonNull(fetchedAt, "fetchedAt");
    feeds = List.copyOf(feeds);
    collections = List.copyOf(collections);
  }

  /** One of a publisher. */
  public ArticleSeen(
      Article article,
      List<FeedId> feeds,
      List<String> collections,
      Origin origin,
      Instant fetchedAt) {
    this(article, feeds, collections, origin, fetchedAt, false);
  }
}

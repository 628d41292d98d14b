package newswatch.ingest.feed;

import static java.util.Objects.requireNonNull;

import newswatch.events.Feed;

/**
 * A feed taken to be polled, with what was known of it then.
 *
 * @param number tells this turn from every other
 */
public record Turn(long number, Feed feed, FeedHistory history) {
  public Turn {
    requireNonNull(feed, "feed");
    requireNonNull(history, "history");
  }
}

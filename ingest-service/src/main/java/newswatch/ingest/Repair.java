package newswatch.ingest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import newswatch.events.ArticleSeen;
import newswatch.events.FeedGap;
import newswatch.events.FeedId;

/**
 * What was found of the gaps of a feed, before any of it is recorded.
 *
 * @param gaps as they are known now
 * @param sightings of what the feed had not shown
 */
record Repair(FeedId feed, List<FeedGap> gaps, List<ArticleSeen> sightings) {
  Repair {
    requireNonNull(feed, "feed");
    gaps = List.copyOf(gaps);
    sightings = List.copyOf(sightings);
  }

  /** Nothing was found, or looked for. */
  static Repair none(FeedId feed) {
    return new Repair(feed, List.of(), List.of());
  }
}

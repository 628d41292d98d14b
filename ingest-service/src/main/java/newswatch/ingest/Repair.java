package newswatch.ingest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newswatch.events.ArticleId;
import newswatch.events.ArticleSeen;
import newswatch.events.FeedGap;
import newswatch.events.FeedId;
import newswatch.events.PageWatch;

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

  /** What was found and the poll does not bring itself. */
  List<ArticleSeen> without(Poll poll) {
    Set<ArticleId> brought =
        Stream.concat(poll.sightings().stream(), poll.pages().stream().map(PageWatch::told))
            .map(seen -> seen.article().id())
            .collect(Collectors.toSet());
    return sightings.stream().filter(seen -> !brought.contains(seen.article().id())).toList();
  }

  /** Nothing was found, or looked for. */
  static Repair none(FeedId feed) {
    return new Repair(feed, List.of(), List.of());
  }
}

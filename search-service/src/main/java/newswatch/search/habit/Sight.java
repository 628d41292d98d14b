package newswatch.search.habit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import newswatch.events.Feed;
import newswatch.events.Occasion;
import newswatch.search.catalogue.WatchedFeed;
import org.jspecify.annotations.Nullable;

/** Tells a silence from blindness: whether the feeds that used to tell of a topic can be read. */
final class Sight {
  /** Where feeds fail that brought so much of a topic, its silence says nothing. */
  static final double SHARE = 1.0 / 3;

  private static final int MOST_NAMED = 10;

  private Sight() {}

  /**
   * What a silence is.
   *
   * @param brought how many articles each feed brought, by its id
   * @param watched the feeds as they do now
   */
  static Occasion of(
      Occasion.Silence silence, Map<String, Long> brought, List<WatchedFeed> watched, Instant now) {
    Map<String, WatchedFeed> feeds =
        watched.stream()
            .collect(
                Collectors.toMap(
                    feed -> feed.defined().definition().id().value(), Function.identity()));
    List<Map.Entry<String, Long>> failing = new ArrayList<>();
    long all = 0;
    long lost = 0;
    for (Map.Entry<String, Long> one : brought.entrySet()) {
      all += one.getValue();
      if (!isSeen(feeds.get(one.getKey()), now)) {
        failing.add(one);
        lost += one.getValue();
      }
    }
    double share = all == 0 ? 0 : (double) lost / all;
    if (share < SHARE) {
      return silence;
    }
    failing.sort(
        Map.Entry.<String, Long>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())));
    List<String> named =
        failing.stream()
            .limit(MOST_NAMED)
            .map(one -> name(one.getKey(), feeds.get(one.getKey())))
            .toList();
    return new Occasion.Blind(
        silence.since(), silence.to(), silence.usual(), named, failing.size(), share);
  }

  /** One that is no longer watched tells nothing either. */
  private static boolean isSeen(@Nullable WatchedFeed feed, Instant now) {
    return feed != null
        && switch (feed.health(now)) {
          case PAUSED, GONE, OVERDUE, NEW, FAILING -> false;
          case SILENT, OK -> true;
        };
  }

  private static String name(String id, @Nullable WatchedFeed feed) {
    Feed defined = feed == null ? null : feed.defined().definition();
    if (defined == null) {
      return id;
    }
    return defined.name() == null ? defined.url().getHost() : defined.name();
  }
}

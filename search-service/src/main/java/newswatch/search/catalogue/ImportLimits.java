package newswatch.search.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import newswatch.events.Feed;

/**
 * How much one import may have us ask: a list of feeds from somewhere must not turn us against one
 * publisher. A feeds file of the operator's own has no such limits.
 *
 * @param feeds that one import may add
 * @param perHost that a host may have, with those that are watched already
 */
public record ImportLimits(int feeds, int perHost) {
  /** More than readers keep, and few enough to be asked within their intervals. */
  public static final ImportLimits USUAL = new ImportLimits(10_000, 500);

  /**
   * What is left of an import.
   *
   * @param problems a sentence for each host, and one for the whole
   */
  record Admitted(List<Feed> feeds, List<Problem> problems) {
    Admitted {
      feeds = List.copyOf(feeds);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Those that may be added, in their order.
   *
   * @param wanted none of which is watched
   */
  Admitted admit(List<Feed> wanted, List<Feed> watched) {
    Map<String, Integer> hosts = new HashMap<>();
    watched.forEach(feed -> hosts.merge(feed.id().host(), 1, Integer::sum));
    Map<String, Integer> left = new TreeMap<>();
    List<Feed> admitted = new ArrayList<>();
    int beyond = 0;
    for (Feed feed : wanted) {
      String host = feed.id().host();
      if (hosts.getOrDefault(host, 0) >= perHost) {
        left.merge(host, 1, Integer::sum);
      } else if (admitted.size() >= feeds) {
        beyond++;
      } else {
        hosts.merge(host, 1, Integer::sum);
        admitted.add(feed);
      }
    }
    List<Problem> problems = new ArrayList<>();
    left.forEach(
        (host, count) ->
            problems.add(
                new Problem(
                    host,
                    "%d of its feeds were left out: an import gives a host at most %d"
                        .formatted(count, perHost))));
    if (beyond > 0) {
      problems.add(
          new Problem(
              "the body",
              "its last %d feeds were left out: an import adds at most %d"
                  .formatted(beyond, feeds)));
    }
    return new Admitted(admitted, problems);
  }
}

package newswatch.endtoend;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Articles that a test lets appear one after the other, in turn in several feeds. */
final class NumberedArticles {
  /** Which all of them hold. */
  static final String WORD = "stormword";

  /** A topics file with the one topic that all of them are about. */
  static final String TOPICS = "topics: [{id: storm, name: Storm, query: %s}]".formatted(WORD);

  private static final Duration BETWEEN = Duration.ofMillis(100);

  /** Where each feed is. */
  private final List<FeedSite> sites;

  private final List<List<Integer>> feeds;
  private int published;

  /** In four feeds of one site. */
  NumberedArticles(FeedSite site) {
    this(Collections.nCopies(4, site));
  }

  /**
   * The feeds are there at once, without articles.
   *
   * @param sites where each feed is
   */
  NumberedArticles(List<FeedSite> sites) {
    this.sites = List.copyOf(sites);
    this.feeds = sites.stream().<List<Integer>>map(_ -> new ArrayList<>()).toList();
    IntStream.range(0, sites.size()).forEach(this::publish);
  }

  /** The feeds as a file to watch. */
  String opml() {
    String outlines =
        String.join(
            "",
            IntStream.range(0, sites.size())
                .mapToObj(
                    feed ->
                        "<outline xmlUrl=\"%s\"/>".formatted(sites.get(feed).address(path(feed))))
                .toList());
    return "<opml version=\"2.0\"><body>%s</body></opml>".formatted(outlines);
  }

  /** How many have appeared. */
  int published() {
    return published;
  }

  /** Lets ten appear each second. */
  void publishUntil(Duration limit, BooleanSupplier enough) {
    await()
        .atMost(limit)
        .pollInterval(BETWEEN)
        .until(
            () -> {
              int feed = published % sites.size();
              feeds.get(feed).add(published);
              published++;
              publish(feed);
              return enough.getAsBoolean();
            });
  }

  private void publish(int feed) {
    StringBuilder items = new StringBuilder();
    for (int number : feeds.get(feed).reversed()) {
      items.append(
          "<item><title>Article %1$d</title><link>%2$s</link><description>%3$s %1$d</description></item>"
              .formatted(number, sites.get(feed).address("/articles/" + number), WORD));
    }
    sites
        .get(feed)
        .publish(
            path(feed),
            "<rss version=\"2.0\"><channel><title>Feed %d</title>%s</channel></rss>"
                .formatted(feed, items));
  }

  private static String path(int feed) {
    return "/feed-" + feed + ".xml";
  }
}

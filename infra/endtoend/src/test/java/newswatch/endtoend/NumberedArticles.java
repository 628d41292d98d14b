package newswatch.endtoend;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Articles that a test lets appear one after the other, in turn in four feeds of a site. */
final class NumberedArticles {
  /** Which all of them hold. */
  static final String WORD = "stormword";

  /** A topics file with the one topic that all of them are about. */
  static final String TOPICS = "topics: [{id: storm, name: Storm, query: %s}]".formatted(WORD);

  private static final int FEEDS = 4;
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final FeedSite site;
  private final List<List<Integer>> feeds;
  private int published;

  /** The feeds are there at once, without articles. */
  NumberedArticles(FeedSite site) {
    this.site = site;
    this.feeds = IntStream.range(0, FEEDS).<List<Integer>>mapToObj(_ -> new ArrayList<>()).toList();
    IntStream.range(0, FEEDS).forEach(this::publish);
  }

  /** The feeds as a file to watch. */
  String opml() {
    String outlines =
        String.join(
            "",
            IntStream.range(0, FEEDS)
                .mapToObj(feed -> "<outline xmlUrl=\"%s\"/>".formatted(site.address(path(feed))))
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
              int feed = published % FEEDS;
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
              .formatted(number, site.address("/articles/" + number), WORD));
    }
    site.publish(
        path(feed),
        "<rss version=\"2.0\"><channel><title>Feed %d</title>%s</channel></rss>"
            .formatted(feed, items));
  }

  private static String path(int feed) {
    return "/feed-" + feed + ".xml";
  }
}

package newswatch.local.wire;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.TreeMap;

/** Writes feeds as OPML 2.0, an outline for each collection. */
final class Opml {
  private Opml() {}

  static String of(List<WireFeed> feeds) {
    StringBuilder opml = new StringBuilder();
    opml.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <opml version="2.0">
          <head><title>The sample wire</title></head>
          <body>
        """);
    feeds.stream()
        .collect(groupingBy(WireFeed::collection, TreeMap::new, toList()))
        .forEach(
            (collection, members) -> {
              opml.append("    <outline text=\"%s\">%n".formatted(escape(collection)));
              for (WireFeed feed : members) {
                opml.append(
                    "      <outline type=\"rss\" text=\"%s\" xmlUrl=\"%s\"/>%n"
                        .formatted(escape(feed.name()), escape(feed.address().toString())));
              }
              opml.append("    </outline>\n");
            });
    return opml.append("  </body>\n</opml>\n").toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}

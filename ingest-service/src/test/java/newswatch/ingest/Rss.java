package newswatch.ingest;

import java.util.List;
import java.util.stream.Collectors;

/** An RSS document of items, newest first. */
record Rss(List<String> items) {
  Rss {
    items = List.copyOf(items);
  }

  static Rss of(String... items) {
    return new Rss(List.of(items));
  }

  static String item(String name, String title) {
    return """
    <item><guid isPermaLink="false">%1$s</guid><link>https://news.example/%1$s</link>
    <title>%2$s</title><description>%2$s, in short.</description></item>
    """
        .formatted(name, title);
  }

  String xml() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0"><channel><title>The Daily Example</title><link>https://news.example/</link>
    <description>News</description><language>en-gb</language>
    %s</channel></rss>
    """
        .formatted(items.stream().collect(Collectors.joining()));
  }
}

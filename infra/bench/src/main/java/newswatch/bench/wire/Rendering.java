package newswatch.bench.wire;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes feeds as documents, as widespread publishing programs do. */
final class Rendering {
  private static final DateTimeFormatter RFC_822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Rendering() {}

  static byte[] of(GeneratedFeed feed, List<Item> items) {
    String document =
        switch (feed.format()) {
          case RSS2, RSS2_LATIN1, RSS2_UTF16 -> rss2(feed, items);
          case RSS1 -> rss1(feed, items);
          case ATOM -> atom(feed, items);
        };
    return document.getBytes(feed.format().charset());
  }

  private static String declaration(GeneratedFeed feed) {
    return "<?xml version=\"1.0\" encoding=\"%s\"?>%n".formatted(feed.format().charset().name());
  }

  private static String rss2(GeneratedFeed feed, List<Item> items) {
    StringBuilder text = new StringBuilder(16_384).append(declaration(feed));
    text.append(
        """
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
            xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel>
        <title>%s</title>
        <link>%s</link>
        <description>All that is new</description>
        <language>en</language>
        <lastBuildDate>%s</lastBuildDate>
        """
            .formatted(feed.title(), feed.home(), RFC_822.format(items.getFirst().published())));
    for (Item item : items) {
      text.append(
          """
          <item>
          <title>%s</title>
          <link>%2$s</link>
          <guid isPermaLink="true">%2$s</guid>
          <dc:creator>%3$s</dc:creator>
          <pubDate>%4$s</pubDate>
          <category>news</category>
          <description>%5$s</description>
          <content:encoded><![CDATA[%6$s]]></content:encoded>
          </item>
          """
              .formatted(
                  item.title(),
                  item.link(),
                  feed.author(),
                  RFC_822.format(item.published()),
                  item.teaser(),
                  item.html()));
    }
    return text.append("</channel>\n</rss>\n").toString();
  }

  private static String rss1(GeneratedFeed feed, List<Item> items) {
    StringBuilder text = new StringBuilder(16_384).append(declaration(feed));
    text.append(
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:content="http://purl.org/rss/1.0/modules/content/">
        <channel rdf:about="%1$s">
        <title>%2$s</title>
        <link>%1$s</link>
        <description>All that is new</description>
        <items><rdf:Seq>
        """
            .formatted(feed.home(), feed.title()));
    items.forEach(item -> text.append("<rdf:li rdf:resource=\"%s\"/>%n".formatted(item.link())));
    text.append("</rdf:Seq></items>\n</channel>\n");
    for (Item item : items) {
      text.append(
          """
          <item rdf:about="%1$s">
          <title>%2$s</title>
          <link>%1$s</link>
          <dc:creator>%3$s</dc:creator>
          <dc:date>%4$s</dc:date>
          <description>%5$s</description>
          <content:encoded><![CDATA[%6$s]]></content:encoded>
          </item>
          """
              .formatted(
                  item.link(),
                  item.title(),
                  feed.author(),
                  item.published(),
                  item.teaser(),
                  item.html()));
    }
    return text.append("</rdf:RDF>\n").toString();
  }

  private static String atom(GeneratedFeed feed, List<Item> items) {
    StringBuilder text = new StringBuilder(16_384).append(declaration(feed));
    text.append(
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
        <id>%1$s</id>
        <title>%2$s</title>
        <link rel="alternate" href="%3$s"/>
        <link rel="self" href="%1$s"/>
        <updated>%4$s</updated>
        """
            .formatted(feed.url(), feed.title(), feed.home(), items.getFirst().published()));
    for (Item item : items) {
      text.append(
          """
          <entry>
          <id>%1$s</id>
          <title>%2$s</title>
          <link rel="alternate" href="%1$s"/>
          <author><name>%3$s</name></author>
          <published>%4$s</published>
          <updated>%4$s</updated>
          <summary>%5$s</summary>
          <content type="html"><![CDATA[%6$s]]></content>
          </entry>
          """
              .formatted(
                  item.link(),
                  item.title(),
                  feed.author(),
                  item.published(),
                  item.teaser(),
                  item.html()));
    }
    return text.append("</feed>\n").toString();
  }
}

package newswatch.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.URI;
import newswatch.fetch.Content;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of feeds that are well-formed and by the book, Rome and this reader tell the same. */
class RomeAgreementTest {
  private static final String RSS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
      <title>The Example &amp; Sons</title><link>https://news.example/</link>
      <description>All of it</description><language>en</language>
      <item><title>Talks</title><link>https://news.example/a</link><guid>https://news.example/a</guid>
      <description>A &lt;b&gt;teaser&lt;/b&gt;</description>
      <content:encoded><![CDATA[<p>Full</p>]]></content:encoded><category>world</category>
      <pubDate>Thu, 01 Jan 2026 12:00:00 +0100</pubDate></item>
      <item><title>More &#8211; talks</title><link>https://news.example/b?x=1&amp;y=2</link>
      <guid isPermaLink="false">b</guid><description>Other</description>
      <pubDate>Fri, 02 Jan 2026 12:00:00 GMT</pubDate></item></channel></rss>
      """;
  private static final String RDF =
      """
      <rdf:RDF xmlns="http://purl.org/rss/1.0/"
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://news.example/"><title>The Example</title>
      <link>https://news.example/</link><description>All of it</description></channel>
      <item rdf:about="https://news.example/a"><title>Talks</title>
      <link>https://news.example/a</link><description>A teaser</description>
      <dc:date>2026-01-01T12:00:00+01:00</dc:date></item></rdf:RDF>
      """;
  private static final String ATOM =
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title><id>urn:feed</id>
      <link href="https://news.example/"/><subtitle>All of it</subtitle>
      <updated>2026-01-01T00:00:00Z</updated>
      <entry><id>urn:1</id><title>Talks</title><link href="https://news.example/a"/>
      <published>2026-01-01T12:00:00+01:00</published><updated>2026-01-02T00:00:00Z</updated>
      <category term="world"/><summary type="html">A &lt;b&gt;teaser&lt;/b&gt;</summary>
      <content type="html">&lt;p&gt;Full&lt;/p&gt;</content></entry></feed>
      """;

  @ParameterizedTest
  @ValueSource(strings = {RSS, RDF, ATOM})
  void bothTellTheSame(String xml) throws FeedException {
    SyndFeed rome = new SyndFeedInput().build(new StringReader(xml.strip()));
    FeedDocument ours =
        (FeedDocument)
            new FeedReader().read(new Content(xml.getBytes(UTF_8)), null, URI.create(""));

    assertThat(ours.title()).isEqualTo(rome.getTitle());
    assertThat(ours.about().link()).isEqualTo(rome.getLink());
    assertThat(ours.about().description()).isEqualTo(rome.getDescription());
    assertThat(ours.about().format()).isEqualTo(rome.getFeedType().replace('_', '-'));
    assertThat(ours.entries()).hasSameSizeAs(rome.getEntries());
    for (int i = 0; i < rome.getEntries().size(); i++) {
      sameEntry(ours.entries().get(i), rome.getEntries().get(i));
    }
  }

  private static void sameEntry(Entry ours, SyndEntry rome) {
    assertThat(ours.guid()).isEqualTo(rome.getUri());
    assertThat(ours.link()).isEqualTo(rome.getLink());
    assertThat(ours.title()).isEqualTo(rome.getTitle());
    assertThat(ours.summary()).isEqualTo(rome.getDescription().getValue());
    assertThat(ours.publishedAt()).isEqualTo(rome.getPublishedDate().toInstant());
    assertThat(ours.categories()).hasSameSizeAs(rome.getCategories());
    if (!rome.getContents().isEmpty()) {
      assertThat(ours.content()).isEqualTo(rome.getContents().getFirst().getValue());
    }
  }
}

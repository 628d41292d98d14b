package newswatch.search.discovery;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.fetch.Content;
import newswatch.fetch.Download;
import newswatch.fetch.Validators;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlanceTest {
  private static final URI URL = URI.create("https://site.example/feed");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void rssIsToldWithItsNewestEntryWhateverTheirOrder() {
    assertThat(
            at(
                """
                <?xml version="1.0"?>
                <rss version="2.0"><channel><title>Bay &lt;b&gt;Post&lt;/b&gt;</title>
                <image><title>Logo</title></image>
                <item><title>a</title><pubDate>Sun, 01 Mar 2026 11:00:00 GMT</pubDate></item>
                <item><title>b</title><pubDate>Sun, 1 Mar 2026 13:00:00 +0100</pubDate></item>
                <item><title>c</title><pubDate>yesterday</pubDate></item>
                </channel></rss>
                """))
        .isEqualTo(new Look.AFeed(new FoundFeed(URL, "Bay Post", "rss", 3, NOON)));
  }

  @Test
  void otherFormatsAreToldApart() {
    assertThat(
            at(
                """
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                  xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel><title>R</title></channel>
                <item><dc:date>2026-03-01T12:00:00Z</dc:date></item></rdf:RDF>
                """))
        .isEqualTo(new Look.AFeed(new FoundFeed(URL, "R", "rdf", 1, NOON)));
    assertThat(
            at(
                """
                <feed xmlns="http://www.w3.org/2005/Atom"><title type="html">A</title>
                <entry><title>x</title><updated>2026-03-01T13:00:00+01:00</updated></entry></feed>
                """))
        .isEqualTo(new Look.AFeed(new FoundFeed(URL, "A", "atom", 1, NOON)));
    assertThat(
            at(
                """
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
                <url><loc>https://site.example/1</loc><news:news><news:publication>
                <news:name>N</news:name></news:publication>
                <news:publication_date>2026-03-01T12:00:00Z</news:publication_date></news:news></url>
                </urlset>
                """))
        .isEqualTo(new Look.AFeed(new FoundFeed(URL, "N", "news-sitemap", 1, NOON)));
    assertThat(
            at(
                """
                {"version": "https://jsonfeed.org/version/1.1", "title": "J",
                 "items": [{"id": "1", "date_published": "2026-03-01T12:00:00Z"}, {"id": "2"}]}
                """))
        .isEqualTo(new Look.AFeed(new FoundFeed(URL, "J", "json", 2, NOON)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <urlset><url><loc>https://site.example/1</loc></url></urlset>          | without news
          <sitemapindex><sitemap/></sitemapindex>                                | index
          {"version": "1", "items": []}                                          | no feed
          {"version": "https://jsonfeed.org/version/1", "items":                 | cannot be read
          <?xml version="1.0"?><svg/>                                            | neither
          plain words                                                            | neither
          """)
  void whatIsNoFeedSaysWhyAndRepeatsNothing(String text, String why) {
    assertThat(at(text))
        .isInstanceOfSatisfying(
            Look.Nothing.class,
            nothing -> assertThat(nothing.reason()).contains(why).doesNotContain("site.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><html><head></head><body>feed</body></html>",
        "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\"><html></html>",
        "\ufeff  <HTML><body>"
      })
  void pageIsAPage(String text) {
    assertThat(at(text)).isInstanceOf(Look.APage.class);
  }

  @Test
  void declaredEncodingsAreReadAndEntitiesOfADoctypeAreNot() {
    String rss =
        "<?xml version='1.0' encoding='UTF-16'?><rss><channel><title>Café 南海</title></channel></rss>";
    assertThat(Glance.at(download(rss.getBytes(UTF_16), "text/xml; charset=\"UTF-16\"")))
        .isEqualTo(new Look.AFeed(new FoundFeed(URL, "Café 南海", "rss", 0, null)));
    assertThat(
            at(
                "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><rss><channel><title>&x;</title></channel></rss>"))
        .isEqualTo(new Look.AFeed(new FoundFeed(URL, "&x;", "rss", 0, null)));
  }

  @Test
  void deepAndLongDocumentsAreReadAllTheSame() {
    String deep = "<rss><channel>" + "<a>".repeat(50_000) + "</channel></rss>";
    assertThat(at(deep)).isInstanceOf(Look.AFeed.class);
    String items = IntStream.range(0, 5_000).mapToObj(_ -> "<item/>").collect(Collectors.joining());
    assertThat(at("<rss><channel><title>" + "t".repeat(900) + "</title>" + items))
        .isEqualTo(new Look.AFeed(new FoundFeed(URL, "t".repeat(200), "rss", 5_000, null)));
  }

  private static Look at(String text) {
    return Glance.at(download(text.getBytes(UTF_8), null));
  }

  private static Download.Changed download(byte[] bytes, @Nullable String contentType) {
    return new Download.Changed(URL, new Content(bytes), contentType, Validators.NONE, null, null);
  }
}

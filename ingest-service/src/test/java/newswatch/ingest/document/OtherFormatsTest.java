package newswatch.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.fetch.Content;
import newswatch.ingest.document.Reading.SitemapIndex.Sitemap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherFormatsTest {
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  @Nested
  class JsonFeed {
    @Test
    void itemIsAnEntry() {
      FeedDocument document =
          (FeedDocument)
              read(
                  """
                  {"version": "https://jsonfeed.org/version/1.1", "title": "The Example",
                   "home_page_url": "/", "description": "d", "language": "en",
                   "authors": [{"name": "Ann"}, {"name": "Bob"}],
                   "items": [
                     {"id": 17, "url": "a", "title": "A <title>", "summary": "Teaser",
                      "content_html": "<a href='b'>b</a>", "content_text": "b",
                      "date_published": "2026-01-01T01:00:00+01:00", "tags": ["world", " "],
                      "attachments": [{"url": "a.mp3"}], "author": {"name": "Cid"}},
                     {"id": "18", "external_url": "https://other.example/", "language": "vi",
                      "content_text": "1 < 2\\nand on", "date_modified": "2026-01-01"},],
                  }
                  """);
      assertThat(document.title()).isEqualTo("The Example");
      assertThat(document.about().format()).isEqualTo("json-1.1");
      assertThat(document.about().link()).isEqualTo("https://news.example/");
      assertThat(document.about().author()).isEqualTo("Ann, Bob");
      Entry first = document.entries().getFirst();
      assertThat(first.guid()).isEqualTo("17");
      assertThat(first.link()).isEqualTo("https://news.example/feeds/a");
      assertThat(first.title()).isEqualTo("A <title>");
      assertThat(first.plainTitle()).isTrue();
      assertThat(first.content()).isEqualTo("<a href='https://news.example/feeds/b'>b</a>");
      assertThat(first.author()).isEqualTo("Cid");
      assertThat(first.publishedAt()).isEqualTo(NEW_YEAR);
      assertThat(first.categories()).containsExactly("world");
      assertThat(first.enclosures()).containsExactly("https://news.example/feeds/a.mp3");
      Entry second = document.entries().getLast();
      assertThat(second.link()).isEqualTo("https://other.example/");
      assertThat(second.content()).isEqualTo("1 &lt; 2<br>\nand on");
      assertThat(second.author()).isEqualTo("Ann, Bob");
      assertThat(second.language()).isEqualTo("vi");
      assertThat(second.publishedAt()).isEqualTo(NEW_YEAR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"items\":[]}", " \n[1]", "\ufeff{}", "{\"version\":\"7\"}", "[]"})
    void otherJsonIsSaidToBeIt(String json) {
      assertThat(reason(json)).isEqualTo("JSON, but no JSON Feed");
    }

    @Test
    void brokenJsonIsSaidToBeIt() {
      assertThat(reason("{\"version\": \"1.1\", \"items\": [{]}"))
          .startsWith("JSON that is broken");
      assertThat(reason("[".repeat(100_000))).startsWith("JSON that is broken");
    }

    @Test
    void jsonTooLargeForTheMemoryIsRefused() {
      assertThat(reason("{\"version\":\"1.1\",\"items\":[" + "{},".repeat(600_000) + "{}]}"))
          .isEqualTo("holds more than 300000 values, and no more are read");
    }
  }

  @Nested
  class Sitemaps {
    @Test
    void newsOfASitemapIsAnEntry() {
      FeedDocument document =
          (FeedDocument)
              read(
                  """
                  <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                      xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
                  <url><loc>https://news.example/a</loc><lastmod>2026-01-02</lastmod>
                  <n:news><n:publication><n:name>The Example</n:name><n:language>en</n:language>
                  </n:publication><n:publication_date>2026-01-01</n:publication_date>
                  <n:title>Talks</n:title><n:keywords>world, talks</n:keywords></n:news></url>
                  <url><loc>https://news.example/about</loc></url></urlset>
                  """);
      assertThat(document.title()).isEqualTo("The Example");
      assertThat(document.language()).isEqualTo("en");
      assertThat(document.about().format()).isEqualTo("news-sitemap");
      Entry entry = document.entries().getFirst();
      assertThat(document.entries()).hasSize(1);
      assertThat(entry.link()).isEqualTo("https://news.example/a");
      assertThat(entry.title()).isEqualTo("Talks");
      assertThat(entry.language()).isEqualTo("en");
      assertThat(entry.publishedAt()).isEqualTo(NEW_YEAR);
      assertThat(entry.updatedAt()).isEqualTo("2026-01-02T00:00:00Z");
      assertThat(entry.categories()).containsExactly("world", "talks");
    }

    @Test
    void sitemapWithoutNewsIsNoFeedAndAnEmptyOneIs() {
      String sitemap = "<urlset>%s</urlset>";
      assertThat(reason(sitemap.formatted("<url><loc>https://news.example/</loc></url>")))
          .isEqualTo("a sitemap without news in it, which says no titles");
      assertThat(read(sitemap.formatted("\n"))).isInstanceOf(FeedDocument.class);
    }

    @Test
    void indexListsSitemaps() {
      assertThat(
              read(
                  """
                  <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                  <sitemap><loc> https://news.example/1.xml </loc><lastmod>2026-01-01</lastmod>
                  </sitemap><sitemap><loc>/2.xml</loc></sitemap><sitemap/></sitemapindex>
                  """))
          .isEqualTo(
              new Reading.SitemapIndex(
                  List.of(
                      new Sitemap("https://news.example/1.xml", NEW_YEAR),
                      new Sitemap("https://news.example/2.xml", null))));
    }
  }

  private static String reason(String text) {
    return ((Reading.NotAFeed) read(text)).reason();
  }

  private static Reading read(String text) {
    return new FeedReader()
        .read(
            new Content(text.getBytes(UTF_8)),
            null,
            URI.create("https://news.example/feeds/feed.json"));
  }
}

package newswatch.search.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  @Test
  void namedFeedsComeFirstThenLinksThatLookLikeOne() {
    assertThat(
            named(
                """
                <base href="/news/">
                <a href="https://feeds.example/x">x</a>
                <a href="rss/">by section</a>
                <a href="/world?format=rss">RSS</a>
                <a href="/feedback">write to us</a>
                <a href="/newsfeeds-explained.html">no feed</a>
                <link rel="ALTERNATE nofollow" type="application/rss+xml" href="all.xml#top">
                <link rel="alternate" type="application/atom+xml" href="https://other.example/a?b=1&amp;c=2">
                <link rel="alternate" type="application/feed+json" href="f.json">
                <link rel="alternate" type="text/html" hreflang="fr" href="/fr">
                <link rel="stylesheet" type="application/rss+xml" href="style.css">
                """))
        .containsExactly(
            "https://site.example/news/all.xml",
            "https://other.example/a?b=1&c=2",
            "https://site.example/news/f.json",
            "https://feeds.example/x",
            "https://site.example/news/rss/",
            "https://site.example/world?format=rss");
  }

  @Test
  void otherSchemesUsersAndRepetitionsAreLeftOut() {
    assertThat(
            named(
                """
                <link rel="alternate" type="application/rss+xml" href="file:///etc/rss">
                <link rel="alternate" type="application/rss+xml" href="javascript:feed()">
                <link rel="alternate" type="application/rss+xml" href="https://me:secret@site.example/rss">
                <link rel="alternate" type="application/rss+xml" href="/rss">
                <a href="/rss">again</a>
                """))
        .containsExactly("https://site.example/rss");
    StringBuilder numbered = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      numbered.append("<a href='/rss/%d'>x</a>".formatted(i));
    }
    assertThat(named(numbered.toString())).hasSize(20);
  }

  @Test
  void usualPlacesAreThoseOfTheHostAndOfThePagesFolder() {
    assertThat(Candidates.usual(URI.create("https://site.example/blog/post?x=1#y")))
        .extracting(URI::toString)
        .startsWith("https://site.example/blog/feed", "https://site.example/blog/rss.xml")
        .contains("https://site.example/feed", "https://site.example/feeds/posts/default")
        .doesNotHaveDuplicates();
    assertThat(Candidates.usual(URI.create("https://site.example")))
        .extracting(URI::toString)
        .startsWith("https://site.example/feed");
  }

  @Test
  void sitemapsOfNewsAreThoseThatSaySo() {
    URI news = URI.create("https://site.example/sitemap-news.xml");
    URI others = URI.create("https://site.example/sitemap.xml");
    URI more = URI.create("https://site.example/news2.xml");
    assertThat(Candidates.newsSitemaps(List.of(others, news, news, more, more), 2))
        .containsExactly(news, more);
  }

  private static List<String> named(String html) {
    return Candidates.named(Jsoup.parse(html, "https://site.example/front/page"), 20).stream()
        .map(URI::toString)
        .toList();
  }
}

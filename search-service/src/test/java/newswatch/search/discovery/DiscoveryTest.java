package newswatch.search.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import newswatch.fetch.Allowance;
import newswatch.fetch.FetchLimits;
import newswatch.fetch.Fetcher;
import newswatch.search.FeedSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  private FeedSite site;
  private Fetcher fetcher;

  @BeforeEach
  void start() throws IOException {
    site = FeedSite.start();
    fetcher = fetcher(site.host());
  }

  @AfterEach
  void stop() throws IOException {
    fetcher.close();
    site.close();
  }

  @Test
  void feedsThatAPageNamesAreFoundInItsOrderAndTheUsualPlacesLeftAlone() {
    site.with(
            "/front",
            """
            <html><head><base href="/a/">
            <link rel="alternate" type="application/rss+xml" href="one.xml">
            <link rel="alternate" type="application/atom+xml" href="/old">
            <link rel="alternate" type="application/rss+xml" href="/gone.xml">
            </head><body><a href="/rss">all</a><a href="/rss-page">our RSS feeds</a></body></html>
            """)
        .with("/a/one.xml", FeedSite.rss("One"))
        .with("/old", "to /new.xml")
        .with("/new.xml", FeedSite.rss("Two"))
        .with("/rss", "to /new.xml")
        .with("/rss-page", "<html><body>no feed</body></html>")
        .with("/feed", FeedSite.rss("Not asked"));
    Discovered found = at("/front");
    assertThat(found.feeds())
        .extracting(FoundFeed::url, FoundFeed::title, FoundFeed::entries)
        .containsExactly(
            tuple(URI.create(site.address() + "/a/one.xml"), "One", 1),
            tuple(URI.create(site.address() + "/new.xml"), "Two", 1));
    assertThat(found.problems())
        .extracting(problem -> problem.url().getPath())
        .containsExactly("/gone.xml", "/rss-page");
    assertThat(site.asked()).doesNotContain("/feed").contains("/robots.txt");
    assertThat(site.mostAtOnce()).isEqualTo(1);
  }

  @Test
  void siteThatNamesNoneIsTriedInTheUsualPlacesAndItsMissesAreNoProblems() {
    site.with("/", "<html><body>news</body></html>").with("/rss.xml", FeedSite.rss("Found"));
    Discovered found = at("/");
    assertThat(found.feeds()).extracting(FoundFeed::title).containsExactly("Found");
    assertThat(found.problems()).isEmpty();
    assertThat(site.asked()).hasSizeLessThan(20);
  }

  @Test
  void newsSitemapsAreFoundThroughRobots() {
    site.with("/", "<html></html>")
        .with("/robots.txt", "Sitemap: " + site.address() + "/sitemap-news.xml")
        .with(
            "/sitemap-news.xml",
            """
            <urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><news:news>
            <news:publication_date>2026-03-01</news:publication_date></news:news></url></urlset>
            """);
    assertThat(at("/").feeds())
        .extracting(FoundFeed::format, FoundFeed::entries)
        .containsExactly(tuple("news-sitemap", 1));
  }

  @Test
  void addressOfAFeedIsTheFeed() {
    site.with("/f", FeedSite.rss("It"));
    assertThat(at("/f").feeds()).extracting(FoundFeed::title).containsExactly("It");
    assertThat(site.asked()).containsExactly("/f");
  }

  @Test
  void privateAddressesAreRefusedOnThePageToo() throws IOException {
    try (FeedSite inside = FeedSite.start()) {
      inside.with("/secret.xml", FeedSite.rss("Internal"));
      site.with(
          "/",
          "<html><link rel='alternate' type='application/rss+xml' href='%s/secret.xml'></html>"
              .formatted(inside.address()));
      Discovered found = at("/");
      assertThat(found.feeds()).isEmpty();
      assertThat(found.problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.problem()).contains("not a public address"));
      assertThat(inside.asked()).isEmpty();
    }
  }

  @Test
  void pageThatNamesManyIsFollowedToABoundAndNothingOfItIsTold() {
    StringBuilder page = new StringBuilder("<html><body>top secret words");
    for (int i = 0; i < 500; i++) {
      page.append("<a href='/rss/%d'>x</a>".formatted(i));
    }
    site.with("/", page.toString());
    Discovered found = at("/");
    assertThat(site.asked()).hasSizeLessThan(40);
    assertThat(found.toString()).doesNotContain("secret words");
  }

  @Test
  void searchEndsByItsDeadline() {
    site.with("/", "<html><a href='/rss/1'>x</a></html>").with("/rss/1", FeedSite.rss("Late"));
    long[] now = {0};
    // Every look at the clock is a second: the page is read, and then the time is over.
    Discovery slow = new Discovery(fetcher, Duration.ofSeconds(2), () -> now[0] += 1_000_000_000L);
    Discovered found = slow.at(URI.create(site.address() + "/"));
    assertThat(found.feeds()).isEmpty();
    assertThat(found.problems()).extracting(Discovered.Problem::problem).asString().contains("2 s");
    assertThat(site.asked()).containsExactly("/");
  }

  private Discovered at(String path) {
    return new Discovery(fetcher, Duration.ofSeconds(20), System::nanoTime)
        .at(URI.create(site.address() + path));
  }

  private static Fetcher fetcher(String host) {
    return new Fetcher(
        new FetchLimits(
            Duration.ofSeconds(8), 1_000_000, 5, "test", List.copyOf(Allowance.parse(host))));
  }
}

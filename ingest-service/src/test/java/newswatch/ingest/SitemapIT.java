package newswatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newswatch.events.ArticleSeen;
import newswatch.events.FeedCoverage;
import newswatch.events.FeedGap;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.events.Origin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SitemapIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String XML = "application/xml";
  private static final String TEXT =
      "The two coast guards agreed on Monday to open a line for accidents at sea. ".repeat(12);

  private static RunningIngest ingest;
  private static Publisher publisher;

  @BeforeAll
  static void start() {
    ingest =
        new RunningIngest(
            "--newswatch.feeds.interval=1s",
            "--newswatch.feeds.longest-interval=1s",
            "--newswatch.pages.host-delay=20ms");
    publisher = ingest.publisher();
    publisher.serve(
        "/robots.txt",
        "text/plain",
        "User-agent: *\nDisallow:\nSitemap: " + publisher.address("/news/index.xml") + "\n");
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void gapOfAFeedIsRepairedFromTheNewsSitemapOfItsSite() {
    publisher.serve("/news/index.xml", XML, index("/news/sitemap.xml"));
    publisher.serve("/paper/lost", "text/html", page("/paper/lost"));
    publisher.serve("/gap.rss", "application/rss+xml", rss("/paper/old"));
    FeedId feed = ingest.watch("/gap.rss");
    await().atMost(PATIENCE).until(() -> publisher.answers("/gap.rss").contains(304));

    publisher.serve("/news/sitemap.xml", XML, sitemap("/paper/", "old", "lost", "new"));
    publisher.serve("/gap.rss", "application/rss+xml", rss("/paper/new"));

    FeedStatus status =
        await()
            .atMost(PATIENCE)
            .until(() -> status(feed), one -> !gaps(one).isEmpty() && isRepaired(gaps(one)));
    assertThat(gaps(status)).singleElement().extracting(FeedGap::found).isEqualTo(1);
    assertThat(coverage(status).missed()).isEqualTo(Duration.ZERO);
    ArticleSeen lost =
        await()
            .atMost(PATIENCE)
            .until(() -> sightings(feed, "/paper/lost"), one -> !one.isEmpty())
            .getFirst();
    assertThat(lost.article().title()).isEqualTo("Title of lost");
    assertThat(lost.article().body()).startsWith("The two coast guards");
    assertThat(lost.origin()).isEqualTo(Origin.LIVE);
    assertThat(sightings(feed, "/paper/new")).hasSize(1);
  }

  @Test
  void indexOfSitemapsIsReadAsTheFeedOfItsNews() {
    publisher.serve("/watched.xml", XML, index("/today.xml", "/nothing.xml"));
    publisher.serve("/today.xml", XML, sitemap("/daily/", "one"));
    publisher.serve("/nothing.xml", XML, "<urlset/>");
    FeedId feed = ingest.watch("/watched.xml");
    await().atMost(PATIENCE).until(() -> !sightings(feed, "/daily/one").isEmpty());

    publisher.serve("/today.xml", XML, sitemap("/daily/", "one", "two"));

    await().atMost(PATIENCE).until(() -> !sightings(feed, "/daily/two").isEmpty());
    assertThat(sightings(feed, "/daily/two").getFirst().origin()).isEqualTo(Origin.LIVE);
    assertThat(sightings(feed, "/daily/one")).hasSize(1);
  }

  private static boolean isRepaired(List<FeedGap> gaps) {
    return gaps.stream().allMatch(gap -> gap.repairedAt() != null);
  }

  private static List<FeedGap> gaps(FeedStatus status) {
    return coverage(status).gaps();
  }

  private static FeedCoverage coverage(FeedStatus status) {
    return status.coverage() == null
        ? new FeedCoverage(Instant.EPOCH, Duration.ZERO, List.of())
        : status.coverage();
  }

  private static FeedStatus status(FeedId feed) {
    return ingest.broker().status(feed).orElseThrow();
  }

  private static List<ArticleSeen> sightings(FeedId feed, String path) {
    URI address = publisher.address(path);
    return ingest.broker().sightings(feed).stream()
        .filter(one -> address.equals(one.article().url()))
        .toList();
  }

  private static String rss(String path) {
    return Rss.of(
            "<item><link>%s</link><title>Title</title><description>%s</description></item>"
                .formatted(publisher.address(path), TEXT))
        .xml();
  }

  private static String index(String... paths) {
    return "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        + Stream.of(paths)
            .map(path -> "<sitemap><loc>" + publisher.address(path) + "</loc></sitemap>")
            .collect(Collectors.joining())
        + "</sitemapindex>";
  }

  /** Those articles, the first of them an hour old and all others new. */
  private static String sitemap(String folder, String... names) {
    return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
        + " xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>"
        + Stream.of(names)
            .map(
                name ->
                    """
                    <url><loc>%s</loc><n:news><n:publication><n:name>The Paper</n:name>
                    <n:language>en</n:language></n:publication><n:title>Title of %s</n:title>
                    <n:publication_date>%s</n:publication_date></n:news></url>
                    """
                        .formatted(
                            publisher.address(folder + name),
                            name,
                            name.equals(names[0])
                                ? Instant.now().minus(Duration.ofHours(1))
                                : Instant.now()))
            .collect(Collectors.joining())
        + "</urlset>";
  }

  private static String page(String path) {
    return """
    <!DOCTYPE html><html lang="en"><head><title>Lost</title><link rel="canonical" href="%s"></head>
    <body><article><h1>Lost</h1><p>%s</p></article></body></html>
    """
        .formatted(publisher.address(path), TEXT);
  }
}

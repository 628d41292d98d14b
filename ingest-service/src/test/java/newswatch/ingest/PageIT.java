package newswatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import newswatch.events.ArticleId;
import newswatch.events.ArticleSeen;
import newswatch.events.FeedId;
import newswatch.events.Origin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TEXT =
      "The two coast guards agreed on Monday to open a line for accidents at sea. ".repeat(12);

  private static RunningIngest ingest;
  private static Broker broker;
  private static Publisher publisher;

  @BeforeAll
  static void start() {
    ingest =
        new RunningIngest(
            "--newswatch.feeds.interval=1s",
            "--newswatch.feeds.longest-interval=1s",
            "--newswatch.feeds.longest-pause=1s",
            "--newswatch.pages.host-delay=20ms",
            "--newswatch.pages.looks=2s,3s,4s,5s,6s,8s,10s,12s,16s,20s,25s,30s,40s");
    broker = ingest.broker();
    publisher = ingest.publisher();
    publisher.serve("/robots.txt", "text/plain", "User-agent: *\nDisallow: /secret\n");
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void teaserIsPublishedOnceWithTheTextOfItsPage() {
    publisher.serve("/whole", "text/html", page("/whole", "Talks resume", TEXT));
    FeedId feed = watch("/whole.rss", "/whole");

    ArticleSeen seen = awaitSightings(feed, 1).getFirst();
    assertThat(seen.article().body()).startsWith("The two coast guards");
    assertThat(seen.article().summary()).isEqualTo("In short.");
    assertThat(seen.origin()).isEqualTo(Origin.BACKLOG);
    assertThat(seen.article().id()).isEqualTo(ArticleId.ofAddress(publisher.address("/whole")));
  }

  @Test
  void pageThatCannotBeHadLeavesTheTeaser() {
    FeedId feed = watch("/none.rss", "/nowhere");
    assertThat(awaitSightings(feed, 1).getFirst().article().body()).isEqualTo("In short.");
  }

  @Test
  void pageThatRobotsForbidIsNotAskedFor() {
    publisher.serve("/secret/1", "text/html", page("/secret/1", "Secret", TEXT));
    FeedId feed = watch("/secret.rss", "/secret/1");
    assertThat(awaitSightings(feed, 1).getFirst().article().body()).isEqualTo("In short.");
    assertThat(publisher.answers("/secret/1")).isEmpty();
  }

  @Test
  void silentEditIsPublishedAlsoAfterARestart() {
    publisher.serve("/live.rss", "application/rss+xml", rss());
    publisher.serve("/edited", "text/html", page("/edited", "Talks resume", TEXT));
    FeedId feed = watch("/live.rss");
    await().atMost(PATIENCE).until(() -> publisher.answers("/live.rss").size() > 1);
    publisher.serve("/live.rss", "application/rss+xml", rss("/edited"));
    ArticleSeen first = awaitSightings(feed, 1).getFirst();
    assertThat(first.origin()).isEqualTo(Origin.LIVE);
    await().atMost(PATIENCE).until(() -> publisher.answers("/edited").contains(304));

    ingest.restart();
    publisher.serve("/edited", "text/html", page("/edited", "Talks resume", TEXT + "And more."));

    ArticleSeen edited = awaitSightings(feed, 2).getLast();
    assertThat(edited.article().id()).isEqualTo(first.article().id());
    assertThat(edited.article().body()).endsWith("And more.");
  }

  @Test
  void pagesOfAFeedThatIsNoLongerWatchedAreNotAskedFor() {
    publisher.serve("/left.rss", "application/rss+xml", rss());
    publisher.serve("/left", "text/html", page("/left", "Talks resume", TEXT));
    FeedId feed = watch("/left.rss");
    await().atMost(PATIENCE).until(() -> publisher.answers("/left.rss").size() > 1);
    publisher.serve("/left.rss", "application/rss+xml", rss("/left"));
    awaitSightings(feed, 1);
    await().atMost(PATIENCE).until(() -> publisher.answers("/left").size() > 1);

    broker.remove(feed);

    await().atMost(PATIENCE).until(() -> broker.watchedPages(feed) == 0);
    int answers = publisher.answers("/left").size();
    await().during(Duration.ofSeconds(3)).until(() -> publisher.answers("/left").size() == answers);
  }

  private static List<ArticleSeen> awaitSightings(FeedId feed, int count) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(broker.sightings(feed)).hasSize(count));
    return broker.sightings(feed);
  }

  /** A feed that lists these pages of the same site. */
  private static FeedId watch(String path, String... pages) {
    if (pages.length > 0) {
      publisher.serve(path, "application/rss+xml", rss(pages));
    }
    return ingest.watch(path);
  }

  private static String rss(String... pages) {
    return new Rss(
            List.of(pages).stream()
                .map(
                    page ->
                        """
                        <item><link>%s</link><title>Talks resume</title>
                        <description>In short.</description></item>
                        """
                            .formatted(publisher.address(page)))
                .toList())
        .xml();
  }

  private static String page(String path, String title, String text) {
    return """
    <!DOCTYPE html><html lang="en"><head><title>%s</title><link rel="canonical" href="%s"></head>
    <body><nav><a href="/">Home</a></nav><article><h1>%1$s</h1><p>%s</p></article></body></html>
    """
        .formatted(title, publisher.address(path), text);
  }
}

package newswatch.ingest;

import static newswatch.ingest.Rss.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import newswatch.events.ArticleSeen;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.Origin;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IngestServiceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String XML = "application/rss+xml";

  private static RunningIngest ingest;
  private static Broker broker;
  private static Publisher publisher;

  @BeforeAll
  static void start() {
    ingest =
        new RunningIngest(
            "--newswatch.feeds.interval=1s",
            "--newswatch.canary.every=1s",
            "--newswatch.feeds.longest-pause=1s",
            "--newswatch.pages.teaser-length=0");
    broker = ingest.broker();
    publisher = ingest.publisher();
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Nested
  class ANewFeed {
    @Test
    void entriesAreItsBacklogAndPublishedOnce() {
      publisher.serve("/new", XML, Rss.of(item("n2", "Two"), item("n1", "One")).xml());
      FeedId feed = watch("/new");

      awaitPolls("/new", 4);
      assertThat(published(feed))
          .containsExactlyInAnyOrder(
              tuple("One", Origin.BACKLOG, "The Daily Example"),
              tuple("Two", Origin.BACKLOG, "The Daily Example"));
    }

    @Test
    void tenThousandEntriesArePublishedInOnePoll() {
      publisher.serve(
          "/long",
          XML,
          new Rss(IntStream.range(0, 10_000).mapToObj(i -> item("long" + i, "Item " + i)).toList())
              .xml());
      FeedId feed = watch("/long");

      awaitSightings(feed, 10_000);
      awaitPolls("/long", 3);
      assertThat(broker.sightings(feed)).hasSize(10_000);
    }

    @Test
    void articlesOfOurOwnAreSentWithoutAnyFeed() {
      await().until(() -> broker.sightings(ArticleSeen::canary).size() >= 3);
      List<ArticleSeen> canaries = broker.sightings(ArticleSeen::canary);
      assertThat(canaries).extracting(canary -> canary.article().id()).doesNotHaveDuplicates();
      assertThat(canaries)
          .allSatisfy(
              canary -> {
                assertThat(canary.feeds()).isEmpty();
                assertThat(canary.article().publishedAt()).isEqualTo(canary.fetchedAt());
              });
    }

    @Test
    void atomIsReadToo() {
      publisher.serve(
          "/atom",
          "application/atom+xml",
          """
          <feed xmlns="http://www.w3.org/2005/Atom"><title>An Atom Feed</title><id>urn:f</id>
          <updated>2026-01-01T00:00:00Z</updated><entry><id>urn:a</id><title>Atomic</title>
          <updated>2026-01-02T00:00:00Z</updated><link href="https://news.example/atomic"/></entry>
          </feed>
          """);
      FeedId feed = watch("/atom");

      awaitSightings(feed, 1);
      assertThat(published(feed)).containsExactly(tuple("Atomic", Origin.BACKLOG, "An Atom Feed"));
    }
  }

  @Nested
  class AKnownFeed {
    @Test
    void unchangedFeedIsAskedConditionallyAndPublishesNothing() {
      publisher.serve("/same", XML, Rss.of(item("s1", "Same")).xml());
      FeedId feed = watch("/same");

      awaitPolls("/same", 3);
      assertThat(publisher.answers("/same")).startsWith(200, 304, 304);
      assertThat(broker.sightings(feed)).hasSize(1);
    }

    @Test
    void newEntryIsLiveAndTheOthersAreNotPublishedAgain() {
      publisher.serve("/live", XML, Rss.of(item("l1", "Old")).xml());
      FeedId feed = watch("/live");
      awaitSightings(feed, 1);

      publisher.serve("/live", XML, Rss.of(item("l2", "New"), item("l1", "Old")).xml());

      awaitSightings(feed, 2);
      awaitPolls("/live", publisher.answers("/live").size() + 2);
      assertThat(published(feed))
          .containsExactlyInAnyOrder(
              tuple("Old", Origin.BACKLOG, "The Daily Example"),
              tuple("New", Origin.LIVE, "The Daily Example"));
    }

    @Test
    void editedEntryIsPublishedAgainUnderTheSameId() {
      publisher.serve("/edit", XML, Rss.of(item("e1", "Draft")).xml());
      FeedId feed = watch("/edit");
      awaitSightings(feed, 1);

      publisher.serve("/edit", XML, Rss.of(item("e1", "Final")).xml());

      awaitSightings(feed, 2);
      assertThat(published(feed))
          .extracting(tuple -> tuple.toList().getFirst())
          .containsExactly("Draft", "Final");
      assertThat(broker.sightings(feed))
          .extracting(sighting -> sighting.article().id())
          .containsOnly(broker.sightings(feed).getFirst().article().id());
    }

    @Test
    void nothingIsPublishedAgainAfterARestartAndTheFeedIsAskedConditionally() {
      publisher.serve("/restart", XML, Rss.of(item("r2", "Two"), item("r1", "One")).xml());
      FeedId feed = watch("/restart");
      awaitSightings(feed, 2);
      awaitPolls("/restart", 2);

      ingest.stop();
      int before = publisher.answers("/restart").size();
      ingest.start();

      awaitPolls("/restart", before + 2);
      assertThat(publisher.answers("/restart").subList(before, before + 2)).containsOnly(304);
      assertThat(publisher.validators("/restart").get(before)).isNotEmpty();
      publisher.serve(
          "/restart", XML, Rss.of(item("r3", "Three"), item("r2", "Two"), item("r1", "One")).xml());
      awaitSightings(feed, 3);
      assertThat(published(feed)).contains(tuple("Three", Origin.LIVE, "The Daily Example"));
    }
  }

  @Nested
  class AFeedThatFails {
    @Test
    void htmlIsItsProblemAndItLosesNothingAndTheOthersGoOn() {
      publisher.serve("/turns", XML, Rss.of(item("t1", "Before")).xml());
      publisher.serve("/other", XML, Rss.of(item("o1", "One")).xml());
      FeedId feed = watch("/turns");
      FeedId other = watch("/other");
      awaitSightings(feed, 1);
      awaitSightings(other, 1);

      publisher.serve("/turns", "text/html", "<!DOCTYPE html><html><body>Sorry</body></html>");

      awaitStatus(feed, "an HTML page, not a feed");
      publisher.serve("/other", XML, Rss.of(item("o2", "Two"), item("o1", "One")).xml());
      awaitSightings(other, 2);
      publisher.serve("/turns", XML, Rss.of(item("t2", "After"), item("t1", "Before")).xml());
      awaitSightings(feed, 2);
      awaitStatus(feed, null);
      assertThat(published(feed))
          .containsExactlyInAnyOrder(
              tuple("Before", Origin.BACKLOG, "The Daily Example"),
              tuple("After", Origin.LIVE, "The Daily Example"));
    }

    @Test
    void brokenXmlTellsItsNewsAllTheSame() {
      publisher.serve(
          "/broken", XML, "<rss><channel><title>x<item><title>R&D</titel><guid>1</channel>");

      awaitSightings(watch("/broken"), 1);
    }

    @Test
    void listOfSitemapsWithoutNewsIsToldAsOne() {
      publisher.serve("/sitemaps", XML, "<sitemapindex><sitemap/></sitemapindex>");

      awaitStatus(
          watch("/sitemaps"), "a list of sitemaps none of which lists news of the last two days");
    }

    @Test
    void feedThatDoesNotAnswerDelaysNoOther() {
      publisher.hold("/slow");
      watch("/slow");
      publisher.serve("/quick", XML, Rss.of(item("q1", "Quick")).xml());
      FeedId quick = watch("/quick");

      awaitSightings(quick, 1);
      awaitPolls("/quick", 3);
      assertThat(publisher.validators("/slow")).hasSize(1);
      assertThat(publisher.answers("/slow")).isEmpty();
    }
  }

  @Nested
  class AFeedThatIsNoLongerWanted {
    @Test
    void removedFeedIsNoLongerAsked() {
      publisher.serve("/removed", XML, Rss.of(item("x1", "Gone")).xml());
      FeedId feed = watch("/removed");
      awaitSightings(feed, 1);

      broker.remove(feed);

      awaitSilence("/removed");
    }

    @Test
    void pausedFeedIsNotAskedUntilItGoesOn() {
      publisher.serve("/paused", XML, Rss.of(item("p1", "Resting")).xml());
      FeedId feed = watch("/paused");
      awaitSightings(feed, 1);

      broker.define(feed("/paused", true));

      awaitSilence("/paused");
      int before = publisher.answers("/paused").size();
      broker.define(feed("/paused", false));
      awaitPolls("/paused", before + 1);
      assertThat(publisher.answers("/paused").get(before)).isEqualTo(304);
    }
  }

  @Nested
  class ABrokerThatIsKilled {
    @Test
    void nothingIsLostOrPublishedTwice() {
      publisher.serve("/crash", XML, Rss.of(item("c1", "Before")).xml());
      FeedId feed = watch("/crash");
      awaitSightings(feed, 1);

      broker.kafka().kill();
      publisher.serve("/crash", XML, Rss.of(item("c2", "During"), item("c1", "Before")).xml());
      broker.kafka().restart();

      awaitSightings(feed, 2);
      awaitPolls("/crash", publisher.answers("/crash").size() + 2);
      assertThat(published(feed))
          .containsExactlyInAnyOrder(
              tuple("Before", Origin.BACKLOG, "The Daily Example"),
              tuple("During", Origin.LIVE, "The Daily Example"));
    }
  }

  private static FeedId watch(String path) {
    Feed feed = feed(path, false);
    broker.define(feed);
    return feed.id();
  }

  private static Feed feed(String path, boolean paused) {
    URI address = publisher.address(path);
    return new Feed(FeedId.ofAddress(address), address, null, List.of("test"), paused, null, false);
  }

  private static List<Tuple> published(FeedId feed) {
    return broker.sightings(feed).stream()
        .map(
            sighting ->
                tuple(sighting.article().title(), sighting.origin(), sighting.article().source()))
        .toList();
  }

  private static void awaitStatus(FeedId feed, @Nullable String problem) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(broker.status(feed))
                    .hasValueSatisfying(status -> assertThat(status.problem()).isEqualTo(problem)));
  }

  private static void awaitSightings(FeedId feed, int count) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(broker.sightings(feed)).hasSize(count));
  }

  private static void awaitPolls(String path, int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(publisher.answers(path)).hasSizeGreaterThanOrEqualTo(count));
  }

  /** Three intervals without a request; the one under way when it began may still end. */
  private static void awaitSilence(String path) {
    await().atMost(PATIENCE).during(Duration.ofSeconds(3)).until(new Silence(path)::lasts);
  }

  private static final class Silence {
    private final String path;
    private int heard;

    Silence(String path) {
      this.path = path;
    }

    boolean lasts() {
      int now = publisher.answers(path).size();
      boolean lasts = now == heard;
      heard = now;
      return lasts;
    }
  }
}

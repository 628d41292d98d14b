package newswatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WatchedFeedsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Feed A = feed("https://a.example/rss", false);
  private static final Feed B = feed("https://b.example/rss", false);

  private static final Duration DELAY = Duration.ofMillis(50);

  private final WatchedFeeds feeds =
      new WatchedFeeds(FeedSettings.of(Duration.ofMinutes(5), Duration.ofHours(1), 2, DELAY));

  @Test
  void feedIsTakenWhenItIsDueAndNotAgainBeforeItsTurnHasEnded() {
    feeds.watch(A, NOW);
    assertThat(taken(NOW.minusMillis(1))).isEmpty();
    assertThat(taken(NOW)).containsExactly(A);
    feeds.watch(A, NOW);
    assertThat(taken(LATER)).isEmpty();
  }

  @Test
  void feedIsDueAgainWhenItsStatusSaysAndIsTakenWithIt() {
    feeds.watch(A, NOW);
    FeedStatus status = status(A, LATER);
    feeds.polled(take(), status);
    assertThat(taken(NOW)).isEmpty();
    assertThat(feeds.takeDue(LATER, 1))
        .singleElement()
        .extracting(turn -> turn.history().status())
        .isEqualTo(status);
  }

  @Test
  void hostThatWantsRestIsLeftAloneWithAllItsFeedsAndNoOther() {
    Feed other = feed("https://a.example/other", false);
    feeds.watch(A, NOW);
    feeds.watch(other, NOW.plusSeconds(1));
    feeds.watch(B, NOW.plusSeconds(2));
    Turn turn = take();
    feeds.rest(turn, LATER);
    feeds.polled(turn, status(A, NOW.plusSeconds(3)));
    assertThat(taken(LATER.minusMillis(1))).containsExactly(B);
    assertThat(taken(LATER)).containsExactly(other);
  }

  @Test
  void hostWithOneFeedRestsToo() {
    feeds.watch(A, NOW);
    Turn turn = take();
    feeds.rest(turn, LATER);
    feeds.polled(turn, status(A, NOW));
    assertThat(taken(LATER.minusMillis(1))).isEmpty();
    assertThat(taken(LATER)).containsExactly(A);
  }

  @Test
  void feedIsHastenedUnlessItFailed() {
    feeds.watch(A, NOW);
    feeds.polled(take(), status(A, LATER));
    feeds.hasten(A.id(), NOW);
    assertThat(taken(NOW.plus(DELAY))).containsExactly(A);
    feeds.remember(new FeedStatus(B.id(), null, null, null, Map.of(), NOW, NOW, LATER, 1, "429"));
    feeds.watch(B, LATER);
    feeds.hasten(B.id(), NOW);
    assertThat(taken(LATER.minusMillis(1))).isEmpty();
  }

  @Test
  void feedThatMovedWaitsForItsTurnWhereItIsNow() {
    Feed moved = feed("https://old.example/rss", false);
    feeds.remember(movedTo(moved, "https://a.example/moved"));
    feeds.watch(A, NOW);
    feeds.watch(moved, NOW);
    assertThat(taken(NOW)).hasSize(1);
    assertThat(taken(NOW.plus(DELAY))).hasSize(1);
  }

  @Test
  void hostKeepsItsTurnsWhenFeedsThatMovedToItAreAskedElsewhereAgain() {
    for (String host : List.of("one", "two", "three")) {
      Feed moved = feed("https://%s.example/rss".formatted(host), false);
      feeds.remember(movedTo(moved, "https://a.example/" + host));
      feeds.watch(moved, NOW);
    }
    Turn first = take();
    Turn second = feeds.takeDue(NOW.plus(DELAY), 1).getFirst();
    List.of("one", "two", "three").forEach(host -> feeds.watch(closed(host), NOW));
    assertThat(taken(LATER)).as("at its own host, which is free").hasSize(1);
    feeds.answered(first);
    feeds.postpone(first, LATER.plusSeconds(60));
    feeds.postpone(second, LATER.plusSeconds(60));
    feeds.watch(feed("https://a.example/1", false), NOW);
    feeds.watch(feed("https://a.example/2", false), NOW);
    assertThat(taken(LATER)).hasSize(1);
    assertThat(taken(LATER.plus(DELAY))).hasSize(1);
  }

  /** With credentials, which are for its own host alone. */
  private static Feed closed(String host) {
    URI address = URI.create("https://%s.example/rss".formatted(host));
    FeedId id = FeedId.ofAddress(address);
    return new Feed(id, address, null, List.of(), false, null, "sealed", null, false);
  }

  private static FeedStatus movedTo(Feed feed, String address) {
    FeedHistory before = new FeedHistory(feed.id(), status(feed, NOW));
    Schedule schedule =
        new Schedule(FeedSettings.of(Duration.ofMinutes(5), Duration.ofHours(1)), new Random(1));
    return before.unchanged(URI.create(address), null, NOW, schedule);
  }

  @Test
  void pollThatIsNotRecordedLeavesWhatWasKnown() {
    FeedStatus before = status(A, NOW);
    feeds.remember(before);
    feeds.watch(A, NOW);
    feeds.postpone(take(), LATER);
    assertThat(feeds.status(A.id())).isEqualTo(before);
    assertThat(taken(LATER)).containsExactly(A);
  }

  @Test
  void longestWaitingFeedsAreTakenFirst() {
    feeds.watch(A, NOW);
    feeds.watch(B, NOW.minusSeconds(1));
    assertThat(feeds.takeDue(NOW, 1)).extracting(Turn::feed).containsExactly(B);
    assertThat(feeds.takeDue(NOW, 0)).isEmpty();
    assertThat(feeds.takeDue(NOW, 1)).extracting(Turn::feed).containsExactly(A);
  }

  @Test
  void oneHostHasFewTurnsAtOnceAndTheOthersTheirs() {
    IntStream.range(0, 50).forEach(i -> feeds.watch(feed("https://a.example/" + i, false), NOW));
    feeds.watch(B, NOW.plusMillis(10));
    assertThat(taken(LATER)).hasSize(2).contains(B);
    Instant second = LATER.plus(DELAY);
    assertThat(taken(second)).hasSize(1);
    assertThat(taken(second.plus(DELAY))).isEmpty();
  }

  @Test
  void hostThatHasAnsweredIsAskedForAnotherWhileTheFirstIsNotRecorded() {
    IntStream.range(0, 3).forEach(i -> feeds.watch(feed("https://a.example/" + i, false), NOW));
    Turn first = take();
    Turn second = feeds.takeDue(NOW.plus(DELAY), 1).getFirst();
    assertThat(taken(LATER)).isEmpty();
    feeds.answered(first);
    assertThat(feeds.takeDue(LATER, 9)).hasSize(1);
    assertThat(feeds.holds(first)).isTrue();
    feeds.polled(first, status(first.feed(), LATER));
    feeds.postpone(second, LATER);
    assertThat(feeds.takeDue(LATER.plus(DELAY), 9))
        .as("one that ended had been answered, the other makes room by ending")
        .hasSize(1);
  }

  @Test
  void hostThatWantsRestHasItAlsoWhileNothingElseOfItIsDue() {
    feeds.watch(A, NOW);
    Turn turn = take();
    feeds.rest(turn, LATER);
    feeds.answered(turn);
    feeds.watch(feed("https://a.example/new", false), NOW);
    assertThat(taken(LATER.minusMillis(1))).isEmpty();
    assertThat(taken(LATER)).hasSize(1);
  }

  @Test
  void hostIsLeftAloneForAMomentBetweenTwoOfItsFeeds() {
    IntStream.range(0, 3).forEach(i -> feeds.watch(feed("https://a.example/" + i, false), NOW));
    Turn first = take();
    assertThat(taken(NOW.plus(DELAY).minusMillis(1))).isEmpty();
    assertThat(feeds.nextDue()).isEqualTo(NOW.plus(DELAY));
    assertThat(taken(NOW.plus(DELAY))).hasSize(1);
    assertThat(feeds.nextDue()).isNull();
    feeds.postpone(first, LATER);
    assertThat(feeds.nextDue()).isEqualTo(NOW.plus(DELAY).plus(DELAY));
  }

  @Nested
  class AFeedThatSomebodyWants {
    private final Feed wanted = wanted(A, NOW.plusSeconds(10));

    @Test
    void isDueAtOnceAndThenAsItsStatusSays() {
      feeds.remember(status(A, LATER));
      feeds.watch(A, LATER);
      feeds.watch(wanted, LATER);
      assertThat(taken(NOW.plusSeconds(9))).isEmpty();
      Turn turn = feeds.takeDue(NOW.plusSeconds(10), 1).getFirst();
      feeds.polled(turn, polledAt(NOW.plusSeconds(11)));
      assertThat(taken(NOW.plusSeconds(11))).isEmpty();
    }

    @Test
    void isAskedAgainWhenItWasWantedDuringItsTurn() {
      feeds.watch(A, NOW);
      Turn turn = take();
      feeds.watch(wanted, NOW);
      feeds.polled(turn, polledAt(NOW.plusSeconds(9)));
      assertThat(taken(NOW.plusSeconds(10))).containsExactly(wanted);
    }

    @Test
    void isNotAskedInALoopWhenItsPollsCannotBeRecorded() {
      feeds.watch(wanted, NOW);
      Turn turn = feeds.takeDue(NOW.plusSeconds(10), 1).getFirst();
      feeds.postpone(turn, LATER);
      assertThat(taken(LATER.minusMillis(1))).isEmpty();
      assertThat(taken(LATER)).containsExactly(wanted);
    }

    private FeedStatus polledAt(Instant polled) {
      return new FeedStatus(A.id(), null, null, null, Map.of(), polled, NOW, LATER, 0, null);
    }

    private static Feed wanted(Feed feed, Instant at) {
      return new Feed(feed.id(), feed.url(), null, List.of(), false, null, null, at, false);
    }
  }

  @Nested
  class AFeedThatIsGone {
    private final FeedStatus gone =
        new FeedHistory(A.id(), null)
            .gone(
                "gone",
                NOW,
                new Schedule(
                    FeedSettings.of(Duration.ofMinutes(5), Duration.ofHours(1)), new Random(1)));

    @Test
    void isAskedOnlyWhenSomebodyWantsIt() {
      feeds.remember(gone);
      feeds.watch(A, NOW);
      assertThat(taken(LATER)).isEmpty();
      feeds.watch(
          new Feed(A.id(), A.url(), null, List.of(), false, null, null, LATER, false), LATER);
      assertThat(taken(LATER)).hasSize(1);
    }

    @Test
    void isAskedOnceMoreWhenSomebodyWatchesItAnew() {
      feeds.remember(gone);
      feeds.watch(A, NOW);
      feeds.unwatch(A.id());
      feeds.watch(A, NOW);
      feeds.polled(take(), gone);
      feeds.watch(A, NOW);
      assertThat(taken(LATER)).isEmpty();
    }
  }

  @Nested
  class APausedFeed {
    @Test
    void isNotTaken() {
      feeds.watch(A, NOW);
      feeds.watch(feed("https://a.example/rss", true), NOW);
      assertThat(taken(LATER)).isEmpty();
      assertThat(feeds.size()).isOne();
    }

    @Test
    void isNotTakenWhenItWasPausedDuringItsTurnButKeepsWhatTheTurnBrought() {
      feeds.watch(A, NOW);
      Turn turn = take();
      feeds.watch(feed("https://a.example/rss", true), NOW);
      feeds.polled(turn, status(A, NOW));
      assertThat(taken(LATER)).isEmpty();
      assertThat(feeds.status(A.id())).isNotNull();
    }

    @Test
    void isTakenWhenItGoesOn() {
      feeds.watch(feed("https://a.example/rss", true), NOW);
      feeds.watch(A, NOW);
      assertThat(taken(NOW)).containsExactly(A);
    }
  }

  @Nested
  class ARemovedFeed {
    @Test
    void isNotTaken() {
      feeds.watch(A, NOW);
      feeds.unwatch(A.id());
      assertThat(taken(LATER)).isEmpty();
      assertThat(feeds.size()).isZero();
    }

    @Test
    void isRememberedForWhenItIsWatchedAgain() {
      feeds.watch(A, NOW);
      Turn turn = take();
      feeds.unwatch(A.id());
      feeds.watch(A, NOW);
      assertThat(taken(NOW)).isEmpty();
      feeds.polled(turn, status(A, LATER));
      assertThat(feeds.takeDue(LATER, 1))
          .singleElement()
          .satisfies(again -> assertThat(again.history().status()).isNotNull());
    }
  }

  @Nested
  class AReleasedFeed {
    @Test
    void isForgotten() {
      feeds.remember(status(A, NOW));
      feeds.watch(A, NOW);
      feeds.watch(B, NOW);
      feeds.release(A.id()::equals);
      assertThat(feeds.status(A.id())).isNull();
      assertThat(taken(LATER)).containsExactly(B);
    }

    @Test
    void turnFromBeforeIsVoidAlsoWhenTheFeedHasComeBack() {
      feeds.watch(A, NOW);
      Turn before = take();
      feeds.release(A.id()::equals);
      assertThat(feeds.holds(before)).isFalse();
      feeds.watch(A, NOW);
      Turn now = take();
      feeds.polled(before, status(A, NOW));
      feeds.postpone(before, NOW);
      assertThat(feeds.status(A.id())).isNull();
      assertThat(feeds.holds(now)).isTrue();
      assertThat(taken(LATER)).isEmpty();
    }
  }

  private Turn take() {
    return feeds.takeDue(NOW, 1).getFirst();
  }

  private List<Feed> taken(Instant now) {
    return feeds.takeDue(now, 100).stream().map(Turn::feed).toList();
  }

  private static Feed feed(String address, boolean paused) {
    URI url = URI.create(address);
    return new Feed(FeedId.ofAddress(url), url, null, List.of(), paused, null, false);
  }

  private static FeedStatus status(Feed feed, Instant dueAt) {
    return new FeedStatus(feed.id(), null, null, null, Map.of(), NOW, NOW, dueAt, 0, null);
  }
}

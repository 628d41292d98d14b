package newswatch.search.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedRhythm;
import newswatch.events.FeedStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The word for how a feed does, and which one wins where several are true. */
class WatchedFeedTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(30));
  private static final Instant SOON = NOW.plusSeconds(60);
  private static final URI URL = URI.create("https://a.example/");
  private static final FeedId ID = FeedId.ofAddress(URL);

  @Test
  void feedThatWorksIsOk() {
    assertThat(health(false, status(SOON, 0, null, null))).isEqualTo(FeedHealth.OK);
    assertThat(health(false, status(SOON, 0, NOW.minusSeconds(3600), null)))
        .isEqualTo(FeedHealth.OK);
  }

  @Test
  void feedIsNewForAMinuteAndThenOverdue() {
    assertThat(watched(false, NOW.minusSeconds(30), null).health(NOW)).isEqualTo(FeedHealth.NEW);
    assertThat(watched(false, NOW.minusSeconds(90), null).health(NOW))
        .isEqualTo(FeedHealth.OVERDUE);
  }

  @Test
  void feedThatSaysNothingForFiveTimesItsUsualQuietIsSilentFromThenOn() {
    Instant changed = NOW.minus(Duration.ofHours(26));
    WatchedFeed silent = watched(false, LONG_AGO, status(SOON, 0, changed, null));
    assertThat(silent.health(NOW)).isEqualTo(FeedHealth.SILENT);
    assertThat(silent.silentSince(NOW)).isEqualTo(changed.plus(Duration.ofHours(25)));
    assertThat(silent.silentSince(changed)).isNull();
  }

  @Test
  void ofSeveralTheOneThatExplainsTheOthersIsTold() {
    Instant silent = NOW.minus(Duration.ofDays(20));
    assertThat(health(false, status(SOON, 3, silent, null))).isEqualTo(FeedHealth.FAILING);
    assertThat(health(false, status(NOW.minusSeconds(90), 3, silent, null)))
        .isEqualTo(FeedHealth.OVERDUE);
    assertThat(health(false, status(NOW.minusSeconds(90), 3, silent, LONG_AGO.plusSeconds(1))))
        .isEqualTo(FeedHealth.GONE);
    assertThat(health(true, status(NOW.minusSeconds(90), 3, silent, LONG_AGO.plusSeconds(1))))
        .isEqualTo(FeedHealth.PAUSED);
  }

  @Test
  void feedThatIsGoneIsAskedAgainOnlyWhenSomebodyWantsItPolled() {
    FeedStatus gone = status(LONG_AGO, 1, null, LONG_AGO);
    assertThat(watched(false, LONG_AGO, gone).overdue(NOW)).isFalse();
    assertThat(watched(false, LONG_AGO.plusSeconds(1), gone).health(NOW))
        .isEqualTo(FeedHealth.GONE);
    Feed wanted =
        new Feed(ID, URL, null, List.of(), false, null, null, NOW.minusSeconds(90), false);
    assertThat(new WatchedFeed(new Defined<>(wanted, 0, LONG_AGO), gone).health(NOW))
        .isEqualTo(FeedHealth.OVERDUE);
  }

  private static FeedHealth health(boolean paused, FeedStatus status) {
    return watched(paused, LONG_AGO, status).health(NOW);
  }

  private static WatchedFeed watched(boolean paused, Instant since, @Nullable FeedStatus status) {
    Feed feed = new Feed(ID, URL, null, List.of(), paused, null, false);
    return new WatchedFeed(new Defined<>(feed, 0, since), status);
  }

  private static FeedStatus status(
      Instant due, int failures, @Nullable Instant changedAt, @Nullable Instant goneAt) {
    return new FeedStatus(
        ID,
        null,
        null,
        null,
        Map.of(),
        NOW.minusSeconds(120),
        changedAt,
        due,
        failures,
        failures == 0 ? null : "no answer",
        new FeedRhythm(Duration.ofMinutes(5), Duration.ofHours(5), NOW, NOW, null),
        null,
        null,
        goneAt);
  }
}

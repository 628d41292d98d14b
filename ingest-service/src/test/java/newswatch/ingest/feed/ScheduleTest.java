package newswatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import newswatch.events.FeedId;
import newswatch.events.FeedRhythm;
import newswatch.events.FeedStatus;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private final Schedule schedule = schedule(Duration.ofMinutes(5), Duration.ofHours(1));

  @Test
  void nextPollIsAnIntervalLaterAndATenthAtMost() {
    for (int i = 0; i < 1_000; i++) {
      assertWithin(schedule.afterSuccess(rhythm(5), null, NOW), Duration.ofMinutes(5));
    }
  }

  @Test
  void publishersWishIsKeptUpToAnHourAndNeverMakesAFeedAskedMoreOften() {
    assertWithin(
        schedule.afterSuccess(rhythm(5), Duration.ofMinutes(30), NOW), Duration.ofMinutes(30));
    assertWithin(schedule.afterSuccess(rhythm(5), Duration.ofDays(9), NOW), Duration.ofHours(1));
    assertWithin(
        schedule.afterSuccess(rhythm(5), Duration.ofMinutes(1), NOW), Duration.ofMinutes(5));
  }

  @Nested
  class AfterFailures {
    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "4, 40", "5, 60", "1000000, 60"})
    void pauseDoublesUpToTheLongest(int failures, int minutes) {
      assertNear(
          schedule.afterFailure(Setback.PASSING, failures, null, NOW), Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "5, 16", "6, 24", "1000000, 24"})
    void whatSomebodyHasToMendIsAskedForLessOften(int failures, int hours) {
      assertNear(
          schedule.afterFailure(Setback.LASTING, failures, null, NOW), Duration.ofHours(hours));
    }

    @Test
    void feedsThatFailTogetherDoNotComeBackTogether() {
      assertThat(
              IntStream.range(0, 100)
                  .mapToObj(_ -> schedule.afterFailure(Setback.PASSING, 5, null, NOW))
                  .map(due -> Duration.between(NOW, due).toMinutes()))
          .contains(61L, 73L);
    }

    @Test
    void longerRestThatTheServerAskedForIsKeptAndAShorterIsNot() {
      assertNear(
          schedule.afterFailure(Setback.THROTTLED, 1, Duration.ofHours(3), NOW),
          Duration.ofHours(3));
      assertNear(
          schedule.afterFailure(Setback.THROTTLED, 1, Duration.ofSeconds(1), NOW),
          Duration.ofMinutes(5));
    }

    @Test
    void failingFeedIsNotAskedMoreOftenThanOthers() {
      Schedule rare = schedule(Duration.ofHours(6), Duration.ofHours(1));
      assertNear(rare.afterFailure(Setback.PASSING, 1, null, NOW), Duration.ofHours(6));
    }
  }

  @Nested
  class AfterARestart {
    @Test
    void plannedTimeStays() {
      Instant planned = NOW.plusSeconds(7);
      assertThat(schedule.resumed(NOW, status(planned, 0))).isEqualTo(planned);
      assertThat(schedule.resumed(NOW, status(NOW.minusSeconds(7), 0))).isBefore(NOW);
    }

    @Test
    void timePlannedByAWrongClockIsNotWaitedFor() {
      assertWithin(
          schedule.resumed(NOW, status(NOW.plus(Duration.ofDays(900)), 0)), Duration.ofHours(1));
      assertThat(schedule.resumed(NOW, status(NOW.plus(Duration.ofDays(900)), 3)))
          .isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void restOfAFeedThatFailedIsKept() {
      Instant planned = NOW.plus(Duration.ofHours(20));
      assertThat(schedule.resumed(NOW, status(planned, 1))).isEqualTo(planned);
    }
  }

  private static void assertWithin(Instant due, Duration pause) {
    assertThat(due).isBetween(NOW.plus(pause), NOW.plus(pause).plusMillis(pause.toMillis() / 10));
  }

  private static void assertNear(Instant due, Duration pause) {
    assertThat(due).isBetween(NOW.plus(pause), NOW.plus(pause).plusMillis(pause.toMillis() / 4));
  }

  private static FeedRhythm rhythm(int minutes) {
    return new FeedRhythm(Duration.ofMinutes(minutes), null, NOW, NOW, null);
  }

  private static FeedStatus status(Instant dueAt, int failures) {
    return new FeedStatus(
        new FeedId("news.example-0123456789ab"),
        null,
        null,
        null,
        Map.of(),
        NOW,
        null,
        dueAt,
        failures,
        null);
  }

  private static Schedule schedule(Duration interval, Duration longestPause) {
    return new Schedule(FeedSettings.of(interval, longestPause), new Random(1));
  }
}

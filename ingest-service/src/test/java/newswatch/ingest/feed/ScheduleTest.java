package newswatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import newswatch.events.FeedId;
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
      assertWithin(schedule.afterSuccess(NOW), Duration.ofMinutes(5));
    }
  }

  @Nested
  class AfterFailures {
    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "4, 40", "5, 60", "1000000, 60"})
    void pauseDoublesUpToTheLongest(int failures, int minutes) {
      assertWithin(schedule.afterFailure(NOW, failures, null), Duration.ofMinutes(minutes));
    }

    @Test
    void longerRestThatTheServerAskedForIsKeptAndAShorterIsNot() {
      assertWithin(schedule.afterFailure(NOW, 1, Duration.ofHours(3)), Duration.ofHours(3));
      assertWithin(schedule.afterFailure(NOW, 1, Duration.ofSeconds(1)), Duration.ofMinutes(5));
    }

    @Test
    void failingFeedIsNotAskedMoreOftenThanOthers() {
      Schedule rare = schedule(Duration.ofHours(6), Duration.ofHours(1));
      assertWithin(rare.afterFailure(NOW, 1, null), Duration.ofHours(6));
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
          schedule.resumed(NOW, status(NOW.plus(Duration.ofDays(900)), 0)), Duration.ofMinutes(5));
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
    return new Schedule(new FeedProperties(interval, longestPause, 1), new Random(1));
  }
}

package newswatch.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import newswatch.events.Rhythm.Every;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalTime EIGHT = LocalTime.of(8, 0);
  private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);

  @Test
  void alertIsToldWhenItIsRaised() {
    Instant raised = Instant.parse("2026-06-01T07:12:13.5Z");
    assertThat(Rhythm.AT_ONCE.due(raised)).isEqualTo(raised);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T07:12:13.5Z, 2026-06-01T08:00:00Z",
    "2026-06-01T07:59:59.999Z, 2026-06-01T08:00:00Z",
    "2026-06-01T08:00:00Z, 2026-06-01T09:00:00Z"
  })
  void hourIsToldWhenItIsOver(Instant raised, Instant due) {
    assertThat(new Rhythm(Every.HOUR, null, null, null).due(raised)).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T05:59:59Z, 2026-06-01T06:00:00Z",
    "2026-06-01T06:00:00Z, 2026-06-02T06:00:00Z",
    "2026-06-01T22:30:00Z, 2026-06-02T06:00:00Z",
    // In winter the clock is an hour behind; the day on which that begins has 25 hours.
    "2026-10-24T06:00:00Z, 2026-10-25T07:00:00Z",
    "2026-12-31T23:30:00Z, 2027-01-01T07:00:00Z"
  })
  void dayIsToldAtItsTimeOfTheClock(Instant raised, Instant due) {
    assertThat(daily(EIGHT).due(raised)).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    // A Monday, as it is on the clock there: on Sunday at 22:30 UTC.
    "2026-05-31T22:30:00Z, 2026-06-01T06:00:00Z",
    "2026-06-01T06:00:00Z, 2026-06-08T06:00:00Z",
    "2026-06-01T06:00:01Z, 2026-06-08T06:00:00Z",
    "2026-06-04T12:00:00Z, 2026-06-08T06:00:00Z"
  })
  void weekIsToldOnItsDay(Instant raised, Instant due) {
    assertThat(new Rhythm(Every.WEEK, EIGHT, DayOfWeek.MONDAY, BERLIN).due(raised)).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z",
    "2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z",
    "2026-03-29T01:00:00Z, 2026-03-30T00:30:00Z",
    "2026-03-29T12:00:00Z, 2026-03-30T00:30:00Z"
  })
  void timeThatTheClockIsPutForwardOverIsToldAtThatMoment(Instant raised, Instant due) {
    assertThat(daily(HALF_PAST_TWO).due(raised)).isEqualTo(due);
  }

  @Test
  void weekThatIsLookedAtOnTheDayOfTheChangeKeepsItsTime() {
    Rhythm weekly = new Rhythm(Every.WEEK, HALF_PAST_TWO, DayOfWeek.MONDAY, BERLIN);
    assertThat(weekly.due(Instant.parse("2026-03-29T12:00:00Z")))
        .isEqualTo(Instant.parse("2026-03-30T00:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-25T00:29:59Z, 2026-10-25T00:30:00Z",
    "2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
    "2026-10-25T01:10:00Z, 2026-10-26T01:30:00Z",
    "2026-10-25T01:30:00Z, 2026-10-26T01:30:00Z"
  })
  void timeThatTheClockShowsTwiceIsToldOnce(Instant raised, Instant due) {
    assertThat(daily(HALF_PAST_TWO).due(raised)).isEqualTo(due);
  }

  /** For every quarter of an hour of a year with both changes of the clock. */
  @Test
  void whatIsRaisedLaterIsNeverToldSooner() {
    Instant before = Instant.MIN;
    Instant end = Instant.parse("2027-01-01T00:00:00Z");
    for (Instant raised = Instant.parse("2026-01-01T00:00:00Z");
        raised.isBefore(end);
        raised = raised.plus(Duration.ofMinutes(15))) {
      Instant due = daily(HALF_PAST_TWO).due(raised);
      assertThat(due).isAfter(raised).isAfterOrEqualTo(before);
      assertThat(Duration.between(raised, due)).isLessThanOrEqualTo(Duration.ofHours(25));
      before = due;
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ALERT, 08:00, -, -",
        "ALERT, -, -, Europe/Berlin",
        "HOUR, -, MONDAY, -",
        "DAY, -, -, Europe/Berlin",
        "DAY, 08:00, -, -",
        "DAY, 08:00, MONDAY, Europe/Berlin",
        "WEEK, 08:00, -, Europe/Berlin",
        "WEEK, -, MONDAY, -"
      })
  void timeDayAndZoneAreThoseThatItsKindHas(
      Every every, @Nullable LocalTime at, @Nullable DayOfWeek on, @Nullable ZoneId zone) {
    assertThatThrownBy(() -> new Rhythm(every, at, on, zone))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Rhythm daily(LocalTime at) {
    return new Rhythm(Every.DAY, at, null, BERLIN);
  }
}

package newswatch.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T10:59:59.999Z, 2026-06-01T10:59:59.999Z",
    "2026-06-01T11:00:00Z, 2026-06-01T12:30:00Z",
    "2026-06-01T12:29:59.999Z, 2026-06-01T12:30:00Z",
    "2026-06-01T12:30:00Z, 2026-06-01T12:30:00Z"
  })
  void quietHoursBeginWithTheirFirstMomentAndEndBeforeTheirLast(Instant time, Instant after) {
    assertThat(quiet("13:00", "14:30").after(time)).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T19:59:59Z, 2026-06-01T19:59:59Z",
    "2026-06-01T20:00:00Z, 2026-06-02T04:00:00Z",
    "2026-06-01T22:00:00Z, 2026-06-02T04:00:00Z",
    "2026-06-02T03:59:59Z, 2026-06-02T04:00:00Z",
    "2026-06-02T04:00:00Z, 2026-06-02T04:00:00Z",
    // Nights in which the clock changes are shorter and longer.
    "2026-03-28T21:00:00Z, 2026-03-29T04:00:00Z",
    "2026-10-24T20:00:00Z, 2026-10-25T05:00:00Z"
  })
  void nightEndsOnTheNextDay(Instant time, Instant after) {
    assertThat(quiet("22:00", "06:00").after(time)).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T22:00:00Z, 2026-03-29T01:00:00Z",
    "2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z",
    "2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z"
  })
  void endThatTheClockIsPutForwardOverIsThatMoment(Instant time, Instant after) {
    assertThat(quiet("22:00", "02:30").after(time)).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-24T21:00:00Z, 2026-10-25T00:30:00Z",
    "2026-10-25T00:30:00Z, 2026-10-25T00:30:00Z",
    "2026-10-25T01:10:00Z, 2026-10-25T01:30:00Z",
    "2026-10-25T01:30:00Z, 2026-10-25T01:30:00Z"
  })
  void hourThatComesTwiceIsQuietTwice(Instant time, Instant after) {
    assertThat(quiet("22:00", "02:30").after(time)).isEqualTo(after);
  }

  @Test
  void quietHoursOfAWholeDayOrNoneAreRefused() {
    assertThatThrownBy(() -> quiet("22:00", "22:00")).isInstanceOf(IllegalArgumentException.class);
  }

  private static QuietHours quiet(String from, String until) {
    return new QuietHours(LocalTime.parse(from), LocalTime.parse(until), BERLIN);
  }
}

package newswatch.search.find;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.stream.Stream;

/** The stretches that a timeline is cut into, in UTC. */
public enum Interval {
  HOUR(ChronoUnit.HOURS),
  DAY(ChronoUnit.DAYS),
  /** From Monday. */
  WEEK(ChronoUnit.WEEKS),
  MONTH(ChronoUnit.MONTHS),
  YEAR(ChronoUnit.YEARS);

  private final ChronoUnit unit;

  Interval(ChronoUnit unit) {
    this.unit = unit;
  }

  /** The shortest that cuts this time into no more than so many stretches; else years. */
  static Interval between(Instant first, Instant last, int most) {
    return Stream.of(values())
        .filter(interval -> interval.stretches(first, last) <= most)
        .findFirst()
        .orElse(YEAR);
  }

  /** Into how many stretches it cuts this time, those that hold its ends included. */
  long stretches(Instant first, Instant last) {
    return unit.between(start(first), start(last)) + 1;
  }

  /** The beginning of the stretch that holds a time. */
  ZonedDateTime start(Instant time) {
    ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
    return switch (this) {
      case HOUR -> utc.truncatedTo(ChronoUnit.HOURS);
      case DAY -> utc.truncatedTo(ChronoUnit.DAYS);
      case WEEK ->
          utc.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> utc.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
      case YEAR -> utc.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
    };
  }

  /** The beginning of the stretch after the one that begins there. */
  ZonedDateTime after(ZonedDateTime start) {
    return start.plus(1, unit);
  }

  /** As it is written in a request: {@code hour}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

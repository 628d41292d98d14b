package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * How often a subscription is told.
 *
 * @param at the time of day; absent where it is told at once or every hour
 * @param on the day of the week; absent unless it is told once a week
 * @param zone whose clock counts; absent likewise
 */
public record Rhythm(
    Every every, @Nullable LocalTime at, @Nullable DayOfWeek on, @Nullable ZoneId zone) {
  /** Told of each alert when it is raised. */
  public static final Rhythm AT_ONCE = new Rhythm(Every.ALERT, null, null, null);

  /** What there is a message for. */
  public enum Every {
    /** Each alert. */
    @JsonProperty("alert")
    ALERT,
    /** Each hour of the clock in which something was raised. */
    @JsonProperty("hour")
    HOUR,
    /** Each day likewise. */
    @JsonProperty("day")
    DAY,
    /** Each week likewise. */
    @JsonProperty("week")
    WEEK
  }

  /**
   * @throws IllegalArgumentException when it has a time, day or zone too many or too few
   */
  public Rhythm {
    requireNonNull(every, "every");
    boolean timed = every == Every.DAY || every == Every.WEEK;
    if (timed != (at != null) || timed != (zone != null) || (every == Every.WEEK) != (on != null)) {
      throw new IllegalArgumentException(
          "a day has a time and a zone, a week a day besides, and others have neither");
    }
  }

  /** When what is raised at this time is told: then, or later. */
  public Instant due(Instant raised) {
    return switch (every) {
      case ALERT -> raised;
      case HOUR -> raised.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
      case DAY -> next(raised, 1);
      case WEEK -> next(raised, 7);
    };
  }

  /**
   * The next time of the clock; where it is put forward over it, that moment. Where it is put back
   * and shows it twice, the first one counts, so that what is raised later is never told sooner.
   */
  private Instant next(Instant raised, int days) {
    LocalDate today = raised.atZone(requireNonNull(zone)).toLocalDate();
    LocalDate day = on == null ? today : today.with(TemporalAdjusters.nextOrSame(on));
    Instant then = when(day);
    return then.isAfter(raised) ? then : when(day.plusDays(days));
  }

  private Instant when(LocalDate day) {
    return ClockTime.of(day.atTime(requireNonNull(at)), requireNonNull(zone), null);
  }
}

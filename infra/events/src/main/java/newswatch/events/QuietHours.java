package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours of each day in which nobody is told anything; what is raised then is gathered.
 *
 * @param from when they begin
 * @param until when they end, on the next day where that is earlier
 * @param zone whose clock counts
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {
  /**
   * @throws IllegalArgumentException when they would last a whole day, or no time
   */
  public QuietHours {
    requireNonNull(from, "from");
    requireNonNull(until, "until");
    requireNonNull(zone, "zone");
    if (from.equals(until)) {
      throw new IllegalArgumentException("quiet hours begin and end at different times");
    }
  }

  /**
   * When it may be told: at this time, or when the quiet hours end that it is in. Where the clock
   * is put forward over their end, that is when they end; where it is put back, what it shows
   * counts.
   */
  public Instant after(Instant time) {
    ZonedDateTime here = time.atZone(zone);
    LocalTime clock = here.toLocalTime();
    boolean quiet =
        from.isBefore(until)
            ? !clock.isBefore(from) && clock.isBefore(until)
            : !clock.isBefore(from) || clock.isBefore(until);
    if (!quiet) {
      return time;
    }
    LocalDate last = here.toLocalDate().plusDays(clock.isBefore(until) ? 0 : 1);
    return ClockTime.of(last.atTime(until), zone, here.getOffset());
  }
}

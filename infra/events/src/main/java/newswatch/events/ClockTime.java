package newswatch.events;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/** When a clock shows a time. */
final class ClockTime {
  private ClockTime() {}

  /**
   * When the clock of a zone shows a time; where it is put forward over it, when that happens.
   *
   * @param meant the offset of the one that is meant where the clock is put back and shows it
   *     twice; the earlier one where it is absent or that of neither
   */
  static Instant of(LocalDateTime time, ZoneId zone, @Nullable ZoneOffset meant) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    return change != null && change.isGap()
        ? change.getInstant()
        : ZonedDateTime.ofLocal(time, zone, meant).toInstant();
  }
}

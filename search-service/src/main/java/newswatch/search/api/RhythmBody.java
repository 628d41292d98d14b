package newswatch.search.api;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import newswatch.events.QuietHours;
import newswatch.events.Rhythm;
import newswatch.events.Rhythm.Every;
import org.jspecify.annotations.Nullable;

/** When somebody wants to be told, and when not, as they send it and as it is answered. */
final class RhythmBody {
  private static final String RHYTHM = "rhythm";
  private static final String QUIET_HOURS = "quietHours";
  private static final String ZONE = "zone";
  private static final Pattern TIME = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");
  private static final int LONGEST = 64;

  private RhythmBody() {}

  /**
   * A rhythm as the API tells it.
   *
   * @param every alert, hour, day or week
   * @param at a time such as 08:00
   * @param on a day such as monday
   */
  record View(String every, @Nullable String at, @Nullable String on, @Nullable String zone) {
    static View of(Rhythm rhythm) {
      return new View(
          word(rhythm.every()),
          rhythm.at() == null ? null : rhythm.at().toString(),
          rhythm.on() == null ? null : word(rhythm.on()),
          rhythm.zone() == null ? null : rhythm.zone().getId());
    }
  }

  /** Quiet hours as the API tells them. */
  record QuietView(String from, String until, String zone) {
    static @Nullable QuietView of(@Nullable QuietHours hours) {
      return hours == null
          ? null
          : new QuietView(hours.from().toString(), hours.until().toString(), hours.zone().getId());
    }
  }

  /**
   * How often; at once where nothing is said.
   *
   * @throws BadField when one of its fields cannot be used, or is one too many
   */
  static Rhythm rhythm(Body body) {
    Body its = body.inside(RHYTHM, Set.of("every", "at", "on", ZONE));
    if (its == null) {
      return Rhythm.AT_ONCE;
    }
    Every every = one(its, RHYTHM, "every", Every.values());
    boolean daily = every == Every.DAY || every == Every.WEEK;
    boolean weekly = every == Every.WEEK;
    only(daily, its, "at", "day and week");
    only(daily, its, ZONE, "day and week");
    only(weekly, its, "on", "week");
    return new Rhythm(
        every,
        daily ? time(its, RHYTHM, "at") : null,
        weekly ? one(its, RHYTHM, "on", DayOfWeek.values()) : null,
        daily ? zone(its, RHYTHM) : null);
  }

  /**
   * When not; absent where nothing is said.
   *
   * @throws BadField when one of its fields cannot be used
   */
  static @Nullable QuietHours quietHours(Body body) {
    Body its = body.inside(QUIET_HOURS, Set.of("from", "until", ZONE));
    if (its == null) {
      return null;
    }
    LocalTime from = time(its, QUIET_HOURS, "from");
    LocalTime until = time(its, QUIET_HOURS, "until");
    if (from.equals(until)) {
      throw new BadField(QUIET_HOURS + ".until", "quiet hours end at another time than they begin");
    }
    return new QuietHours(from, until, zone(its, QUIET_HOURS));
  }

  private static void only(boolean may, Body its, String field, String where) {
    if (!may && its.line(field, LONGEST) != null) {
      throw new BadField(RHYTHM + "." + field, "only every " + where + " has one");
    }
  }

  private static <E extends Enum<E>> E one(Body its, String within, String field, E[] values) {
    String sent = its.line(field, LONGEST);
    return Arrays.stream(values)
        .filter(value -> word(value).equals(sent))
        .findFirst()
        .orElseThrow(
            () ->
                new BadField(
                    within + "." + field,
                    "expected one of "
                        + String.join(", ", Arrays.stream(values).map(RhythmBody::word).toList())));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static LocalTime time(Body its, String within, String field) {
    String sent = its.line(field, LONGEST);
    if (sent == null || !TIME.matcher(sent).matches()) {
      throw new BadField(
          within + "." + field, "expected a time of day from 00:00 to 23:59, such as 08:00");
    }
    return LocalTime.parse(sent);
  }

  private static ZoneId zone(Body its, String within) {
    String sent = its.line(ZONE, LONGEST);
    try {
      if (sent != null) {
        return ZoneId.of(sent);
      }
    } catch (DateTimeException _) {
      // Told below.
    }
    throw new BadField(
        within + "." + ZONE, "expected a time zone such as Europe/Berlin, UTC or +05:30");
  }
}

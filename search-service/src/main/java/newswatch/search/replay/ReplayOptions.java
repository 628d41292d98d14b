package newswatch.search.replay;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code replay} is told.
 *
 * @param from when the first sighting was published that is judged again, up to the year 9999; what
 *     is before 1970, where Kafka's time begins, becomes 1970; absent for all
 * @param rate sightings a second at most, from 1 to 100,000
 * @param restart whether a replay that has not ended is given up
 * @param settings for Spring, as {@code --spring.kafka.bootstrap-servers=…}
 */
public record ReplayOptions(
    @Nullable Instant from, int rate, boolean restart, List<String> settings) {
  /** How to call it, for people. */
  public static final String USAGE =
      """
      usage: newswatch replay [--from TIME] [--rate N] [--restart]
        judges what was seen before again, by the topics of today; goes on where it was interrupted
        --from TIME  only what was seen from then on: 2026-03-01, or 2026-03-01T12:00:00Z
        --rate N     at most N a second; 500 without it
        --restart    gives up a replay that was interrupted, and begins anew""";

  private static final int USUAL_RATE = 500;
  private static final int HIGHEST_RATE = 100_000;
  private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

  /**
   * @throws IllegalArgumentException for a time or a rate outside its range
   */
  public ReplayOptions {
    if (from != null && from.isBefore(Instant.EPOCH)) {
      from = Instant.EPOCH;
    }
    if (from != null && !from.isBefore(TOO_LATE)) {
      throw new IllegalArgumentException("--from is a time up to the year 9999");
    }
    settings = List.copyOf(settings);
    if (rate < 1 || rate > HIGHEST_RATE) {
      throw new IllegalArgumentException("--rate is from 1 to " + HIGHEST_RATE);
    }
  }

  /** What arguments ask for. */
  public sealed interface Read {
    /** A replay. */
    record Asked(ReplayOptions options) implements Read {}

    /** To be told how to call it. */
    record Help() implements Read {}

    /** Nothing that makes sense. */
    record Misused(String reason) implements Read {
      public Misused {
        requireNonNull(reason, "reason");
      }
    }
  }

  /** Reads the arguments; an option's value is the next of them, or stands behind a {@code =}. */
  public static Read read(List<String> arguments) {
    Instant from = null;
    int rate = USUAL_RATE;
    boolean restart = false;
    List<String> settings = new ArrayList<>();
    try {
      for (int i = 0; i < arguments.size(); i++) {
        String one = arguments.get(i);
        String option = one.split("=", 2)[0];
        switch (option) {
          case "--help", "-h" -> {
            return new Read.Help();
          }
          case "--from" -> from = time(one.equals(option) ? next(arguments, ++i) : value(one));
          case "--rate" -> rate = number(one.equals(option) ? next(arguments, ++i) : value(one));
          case "--restart" -> restart = true;
          default -> {
            if (!option.matches("--(spring|newswatch|logging)\\..+") || one.equals(option)) {
              throw new IllegalArgumentException("there is no option '%s'".formatted(one));
            }
            settings.add(one);
          }
        }
      }
      return new Read.Asked(new ReplayOptions(from, rate, restart, settings));
    } catch (IllegalArgumentException e) {
      return new Read.Misused(String.valueOf(e.getMessage()));
    }
  }

  private static String next(List<String> arguments, int i) {
    if (i == arguments.size()) {
      throw new IllegalArgumentException(arguments.getLast() + " wants a value");
    }
    return arguments.get(i);
  }

  private static String value(String option) {
    return option.substring(option.indexOf('=') + 1);
  }

  private static Instant time(String given) {
    try {
      return given.contains("T")
          ? OffsetDateTime.parse(given).toInstant()
          : LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          "--from wants a date, 2026-03-01, or a time with its zone, 2026-03-01T12:00:00Z, not '%s'"
              .formatted(given));
    }
  }

  private static int number(String given) {
    try {
      return Integer.parseInt(given);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("--rate wants a number, not '%s'".formatted(given));
    }
  }
}

package newswatch.search.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How long it is until the next try: five seconds, then three times as long each time, up to a
 * quarter of an hour; some of it by chance, so that not everybody comes back at once.
 */
final class Pauses {
  static final Duration FIRST = Duration.ofSeconds(5);
  static final Duration LONGEST = Duration.ofMinutes(15);

  /** How long a message is tried. */
  static final Duration PATIENCE = Duration.ofHours(24);

  /** A receiver may ask for rest, but not for so long that news is none any more. */
  static final Duration LONGEST_ASKED = Duration.ofHours(1);

  private static final int FACTOR = 3;
  private static final double CHANCE = 0.2;

  private Pauses() {}

  /**
   * @param failures one after the other, 1 or more
   * @param asked for which rest the receiver asks, if it does
   */
  static Duration after(int failures, @Nullable Duration asked) {
    double seconds =
        Math.min(
            FIRST.toSeconds() * Math.pow(FACTOR, failures - 1.0), (double) LONGEST.toSeconds());
    double part = 1 - CHANCE * ThreadLocalRandom.current().nextDouble();
    Duration ours = Duration.ofMillis((long) (seconds * 1_000 * part));
    if (asked == null || asked.compareTo(ours) < 0) {
      return ours;
    }
    return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
  }
}

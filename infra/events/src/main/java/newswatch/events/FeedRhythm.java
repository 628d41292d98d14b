package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a feed is asked, and how often it has something to say.
 *
 * @param interval between two polls, before the publisher's wishes and chance are added
 * @param usualQuiet how long it is usually quiet between two polls that bring something new; absent
 *     while it is not known
 * @param readAt when it was last read, or said that it had not changed
 * @param wholeAt when it last sent itself whole
 * @param validatorsLieAt when it was last found to call itself unchanged although it had changed;
 *     absent when it never was
 */
public record FeedRhythm(
    Duration interval,
    @Nullable Duration usualQuiet,
    Instant readAt,
    Instant wholeAt,
    @Nullable Instant validatorsLieAt) {
  private static final int SILENT_TIMES = 5;
  private static final Duration SILENT_AT_LEAST = Duration.ofHours(12);

  /**
   * @throws IllegalArgumentException when the interval is not above zero
   */
  public FeedRhythm {
    requireNonNull(interval, "interval");
    requireNonNull(readAt, "readAt");
    requireNonNull(wholeAt, "wholeAt");
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("no interval between polls: " + interval);
    }
  }

  /**
   * From when on a feed that last said something new then is silent compared with its own habit:
   * after five times its usual quiet, and at least twelve hours. Absent while its habit is unknown.
   */
  public @Nullable Instant silentFrom(Instant changedAt) {
    if (usualQuiet == null) {
      return null;
    }
    Duration patience = usualQuiet.multipliedBy(SILENT_TIMES);
    return changedAt.plus(patience.compareTo(SILENT_AT_LEAST) > 0 ? patience : SILENT_AT_LEAST);
  }
}

package newswatch.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import newswatch.events.FeedStatus;
import org.jspecify.annotations.Nullable;

/** When a feed is asked next: spread by a tenth, so that feeds do not march in step. */
public final class Schedule {
  private static final double SPREAD = 0.1;
  private static final int MOST_DOUBLINGS = 10;

  /** A feed that failed is not left alone for longer than this after a restart. */
  private static final Duration LONGEST_REST = Duration.ofDays(1);

  private final Duration interval;
  private final Duration longestPause;
  private final RandomGenerator random;

  /** The random numbers serve the spread alone. */
  public Schedule(FeedProperties properties, RandomGenerator random) {
    this.interval = properties.interval();
    this.longestPause =
        properties.longestPause().compareTo(interval) < 0 ? interval : properties.longestPause();
    this.random = random;
  }

  /** After a poll that went well. */
  public Instant afterSuccess(Instant now) {
    return now.plus(spread(interval));
  }

  /**
   * After a poll that failed: twice as late for each failure in a row, up to the longest pause.
   *
   * @param failures in a row, this one included
   * @param asked the rest that the server asked for, which is kept if it is longer
   */
  public Instant afterFailure(Instant now, int failures, @Nullable Duration asked) {
    Duration pause = interval.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    if (pause.compareTo(longestPause) > 0) {
      pause = longestPause;
    }
    return now.plus(spread(asked != null && asked.compareTo(pause) > 0 ? asked : pause));
  }

  /**
   * After a restart: as planned before, but no later than one interval from now, or one day for a
   * feed that failed, so that a clock once set wrong does not silence a feed.
   */
  public Instant resumed(Instant now, FeedStatus status) {
    Instant latest = status.failures() == 0 ? afterSuccess(now) : now.plus(LONGEST_REST);
    return status.dueAt().isBefore(latest) ? status.dueAt() : latest;
  }

  private Duration spread(Duration pause) {
    return pause.plusMillis((long) (pause.toMillis() * SPREAD * random.nextDouble()));
  }
}

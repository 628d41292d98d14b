package newswatch.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import newswatch.events.FeedRhythm;
import newswatch.events.FeedStatus;
import org.jspecify.annotations.Nullable;

/** When a feed is asked next: spread by chance, so that feeds do not march in step. */
public final class Schedule {
  private static final double SPREAD = 0.1;

  /** Feeds that fail together, as those of one network do, shall not come back together. */
  private static final double SPREAD_OF_FAILURES = 0.25;

  private static final int MOST_DOUBLINGS = 10;

  /** A lasting failure is asked about this many times less often than one that may pass. */
  private static final int LASTING_TIMES = 24;

  /** What a publisher wishes to be left alone for is not believed beyond this. */
  private static final Duration LONGEST_WISH = Duration.ofHours(1);

  /** A feed that failed is not left alone for longer than this after a restart. */
  private static final Duration LONGEST_REST = Duration.ofDays(1);

  private static final Duration HOST_REST = Duration.ofSeconds(30);
  private static final Duration LONGEST_HOST_REST = Duration.ofMinutes(5);

  private final FeedProperties properties;
  private final Steering steering;
  private final RandomGenerator random;

  /** The random numbers serve the spread alone. */
  public Schedule(FeedProperties properties, RandomGenerator random) {
    this.properties = properties;
    this.steering = new Steering(properties);
    this.random = random;
  }

  /** How the interval of a feed is found. */
  Steering steering() {
    return steering;
  }

  /** After a poll that could not be recorded. */
  public Instant again(Instant now) {
    return now.plus(spread(properties.interval(), SPREAD));
  }

  /**
   * After a poll that went well.
   *
   * @param wish for how long the publisher wishes to be left alone; kept up to an hour
   */
  Instant afterSuccess(FeedRhythm rhythm, @Nullable Duration wish, Instant now) {
    Duration interval = rhythm.interval();
    Duration kept = wish == null ? interval : shorter(wish, LONGEST_WISH);
    return now.plus(spread(longer(kept, interval), SPREAD));
  }

  /**
   * After a poll that failed: twice as late for each failure in a row, up to the longest pause for
   * one that may pass and up to a day, by default, for one that lasts.
   *
   * @param failures in a row, this one included
   * @param asked the rest that the server asked for, which is kept if it is longer
   */
  public Instant afterFailure(
      Setback setback, int failures, @Nullable Duration asked, Instant now) {
    long times = 1L << Math.clamp(failures - 1, 0, MOST_DOUBLINGS);
    Duration pause =
        switch (setback) {
          case THROTTLED, PASSING ->
              shorter(properties.interval().multipliedBy(times), properties.longestPause());
          case LASTING -> properties.longestPause().multipliedBy(Math.min(times, LASTING_TIMES));
        };
    Duration spread = spread(pause, SPREAD_OF_FAILURES);
    return now.plus(asked == null ? spread : longer(spread(asked, SPREAD), spread));
  }

  /**
   * Until when no feed of a host is asked, one of whose feeds was told that the server wants rest.
   *
   * @param asked for how long, which is kept up to five minutes; absent when it did not say
   */
  public Instant hostRest(@Nullable Duration asked, Instant now) {
    return now.plus(shorter(asked == null ? HOST_REST : asked, LONGEST_HOST_REST));
  }

  /**
   * After a restart: as planned before, but no later than its interval from now, or one day for a
   * feed that failed, so that a clock once set wrong does not silence a feed.
   */
  public Instant resumed(Instant now, FeedStatus status) {
    FeedRhythm rhythm = status.rhythm();
    Duration interval = rhythm == null ? properties.interval() : rhythm.interval();
    Instant latest =
        now.plus(
            status.failures() == 0 ? spread(longer(interval, LONGEST_WISH), SPREAD) : LONGEST_REST);
    return status.dueAt().isBefore(latest) ? status.dueAt() : latest;
  }

  private Duration spread(Duration pause, double part) {
    return pause.plusMillis((long) (pause.toMillis() * part * random.nextDouble()));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}

package newswatch.ingest.feed;

import java.time.Duration;

/** Properties with which tests poll feeds. */
public final class FeedSettings {
  private FeedSettings() {}

  /** The usual bounds, one turn per host and no delay between them. */
  public static FeedProperties of(Duration interval, Duration longestPause) {
    return of(interval, longestPause, 1, Duration.ZERO);
  }

  static FeedProperties of(
      Duration interval, Duration longestPause, int hostConcurrency, Duration hostDelay) {
    return new FeedProperties(
        interval,
        Duration.ofMinutes(1),
        Duration.ofDays(1),
        longestPause,
        1,
        hostConcurrency,
        hostDelay);
  }
}

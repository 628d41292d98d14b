package newswatch.ingest.feed;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How feeds are polled.
 *
 * @param interval how long after a feed was asked it is asked again while its habit is not known;
 *     at least 1s
 * @param shortestInterval the least that this becomes for a feed that lists much; nothing where the
 *     interval is shorter
 * @param longestInterval the most that this becomes for a feed that is mostly quiet; nothing where
 *     the interval is longer
 * @param longestPause the most that this grows to for a feed that fails for a reason that may pass;
 *     nothing where it is shorter than the interval
 * @param concurrency how many feeds are asked at the same time, at most; at least 1
 * @param hostConcurrency how many of them may be of one host; at least 1
 * @param hostDelay how long after one feed of a host was asked the next one is, at the earliest
 */
@ConfigurationProperties(prefix = "newswatch.feeds", ignoreUnknownFields = false)
public record FeedProperties(
    @DefaultValue("5m") Duration interval,
    @DefaultValue("1m") Duration shortestInterval,
    @DefaultValue("24h") Duration longestInterval,
    @DefaultValue("1h") Duration longestPause,
    @DefaultValue("256") int concurrency,
    @DefaultValue("2") int hostConcurrency,
    @DefaultValue("20ms") Duration hostDelay) {
  /**
   * @throws IllegalArgumentException when an interval is under a second, a concurrency under 1 or
   *     the delay negative
   */
  public FeedProperties {
    atLeastASecond("interval", interval);
    atLeastASecond("shortest-interval", shortestInterval);
    atLeastASecond("longest-interval", longestInterval);
    if (concurrency < 1) {
      throw new IllegalArgumentException("newswatch.feeds.concurrency is at least 1");
    }
    if (hostConcurrency < 1) {
      throw new IllegalArgumentException("newswatch.feeds.host-concurrency is at least 1");
    }
    if (hostDelay.isNegative()) {
      throw new IllegalArgumentException("newswatch.feeds.host-delay is not negative");
    }
    shortestInterval = shorter(shortestInterval, interval);
    longestInterval = longer(longestInterval, interval);
    longestPause = longer(longestPause, interval);
  }

  private static void atLeastASecond(String name, Duration interval) {
    if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("newswatch.feeds." + name + " is at least 1s");
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}

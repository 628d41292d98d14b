package newswatch.ingest.feed;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How feeds are polled.
 *
 * @param interval how long after a feed was asked it is asked again; at least 1s
 * @param longestPause the most that this grows to for a feed that keeps failing; nothing where it
 *     is shorter than the interval
 * @param concurrency how many feeds are asked at the same time, at most; at least 1
 */
@ConfigurationProperties(prefix = "newswatch.feeds", ignoreUnknownFields = false)
public record FeedProperties(
    @DefaultValue("5m") Duration interval,
    @DefaultValue("1h") Duration longestPause,
    @DefaultValue("64") int concurrency) {
  /**
   * @throws IllegalArgumentException when the interval is under a second or the concurrency under 1
   */
  public FeedProperties {
    if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("newswatch.feeds.interval is at least 1s");
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("newswatch.feeds.concurrency is at least 1");
    }
  }
}

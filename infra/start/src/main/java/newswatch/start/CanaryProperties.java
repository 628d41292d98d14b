package newswatch.start;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The articles of our own that are sent all the way to where alerts are delivered, to know how long
 * that takes.
 *
 * @param every how long after one the next is sent; at least 1s, or 0s for none. Both services are
 *     told the same: by it one knows when to miss what the other sends
 */
@ConfigurationProperties(prefix = "newswatch.canary", ignoreUnknownFields = false)
public record CanaryProperties(@DefaultValue("2m") Duration every) {
  /**
   * @throws IllegalArgumentException when it is under a second, and not zero
   */
  public CanaryProperties {
    if (!every.isZero() && every.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("newswatch.canary.every is at least 1s, or 0s for none");
    }
  }

  /** Whether there are any. */
  public boolean on() {
    return !every.isZero();
  }
}

package newswatch.search.habit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How it is found that a topic has changed.
 *
 * @param every how often topics are looked at; at least 1s, or 0s for never
 */
@ConfigurationProperties(prefix = "newswatch.changes", ignoreUnknownFields = false)
public record ChangeProperties(@DefaultValue("5m") Duration every) {
  /**
   * @throws IllegalArgumentException when it is under a second, and not zero
   */
  public ChangeProperties {
    if (!every.isZero() && every.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("newswatch.changes.every is at least 1s, or 0s for never");
    }
  }
}

package newswatch.start;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service starts.
 *
 * @param patience how long it waits for each server it needs before it gives up and ends
 */
@ConfigurationProperties(prefix = "newswatch.start", ignoreUnknownFields = false)
public record StartProperties(@DefaultValue("2m") Duration patience) {
  /**
   * @throws IllegalArgumentException for a negative patience
   */
  public StartProperties {
    if (patience.isNegative()) {
      throw new IllegalArgumentException("newswatch.start.patience is not negative");
    }
  }
}

package newswatch.search.canary;

import java.time.Duration;
import java.util.Locale;
import newswatch.search.canary.Canaries.Standing;
import newswatch.search.canary.Canaries.State;
import newswatch.start.CanaryProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Out of service while canaries are missed that should come here. No part of the readiness:
 * articles can still be searched.
 */
@Component("canaryHealthIndicator")
@EnableConfigurationProperties(CanaryProperties.class)
final class CanaryHealth extends AbstractHealthIndicator {
  private final Canaries canaries;

  CanaryHealth(Canaries canaries) {
    this.canaries = canaries;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    Standing now = canaries.standing();
    builder
        .status(now.state() == State.LATE ? "OUT_OF_SERVICE" : "UP")
        .withDetail("state", now.state().name().toLowerCase(Locale.ROOT));
    detail(builder, "lastAt", now.lastAt());
    detail(builder, "lastSeconds", seconds(now.last()));
    detail(builder, "p50Seconds", seconds(now.p50()));
    detail(builder, "p99Seconds", seconds(now.p99()));
  }

  private static void detail(Health.Builder builder, String name, @Nullable Object value) {
    if (value != null) {
      builder.withDetail(name, value);
    }
  }

  private static @Nullable Double seconds(@Nullable Duration time) {
    return time == null ? null : time.toMillis() / 1000.0;
  }
}

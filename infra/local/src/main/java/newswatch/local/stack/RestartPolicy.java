package newswatch.local.stack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How a part that died is started again: after 1, 2, 4, … seconds, and not for the sixth time
 * within ten minutes.
 */
final class RestartPolicy {
  private static final int MOST = 5;
  private static final Duration WITHIN = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Deque<Instant> deaths = new ArrayDeque<>();

  RestartPolicy(InstantSource clock) {
    this.clock = clock;
  }

  /** Counts a death; answers the pause before the next start, or nothing to give up. */
  Optional<Duration> afterDeath() {
    Instant now = clock.instant();
    deaths.removeIf(death -> death.isBefore(now.minus(WITHIN)));
    deaths.addLast(now);
    return deaths.size() > MOST
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(1L << (deaths.size() - 1)));
  }
}

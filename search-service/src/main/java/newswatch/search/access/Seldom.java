package newswatch.search.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets something be told once a minute, however often strangers bring it about. Thread-safe. */
final class Seldom {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final InstantSource clock;
  private Instant quietUntil = Instant.MIN;

  Seldom(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether it may be told now; if so, not again for a minute. */
  synchronized boolean now() {
    Instant now = clock.instant();
    if (now.isBefore(quietUntil)) {
      return false;
    }
    quietUntil = now.plus(PAUSE);
    return true;
  }
}

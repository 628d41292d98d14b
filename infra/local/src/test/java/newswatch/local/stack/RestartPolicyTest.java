package newswatch.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final RestartPolicy policy = new RestartPolicy(now::get);

  @Test
  void waitsTwiceAsLongEachTimeAndThenGivesUp() {
    for (int seconds : new int[] {1, 2, 4, 8, 16}) {
      assertThat(policy.afterDeath()).contains(Duration.ofSeconds(seconds));
    }
    assertThat(policy.afterDeath()).isEmpty();
  }

  @Test
  void forgetsDeathsAfterTenMinutes() {
    for (int i = 0; i < 5; i++) {
      assertThat(policy.afterDeath()).isPresent();
    }
    now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(10)).plusSeconds(1));

    assertThat(policy.afterDeath()).contains(Duration.ofSeconds(1));
  }
}

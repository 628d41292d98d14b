package newswatch.classify;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetbacksTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(SomeSighting.NOON);
  private final Setbacks setbacks = new Setbacks(now::get);

  @BeforeEach
  void pausesAreNotSatOut() {
    setbacks.close();
  }

  @Test
  void withoutOneAllIsWell() {
    assertThat(setbacks.current()).isEmpty();
  }

  @Test
  void aThreadThatDiedIsReplaced() {
    assertThat(setbacks.handle(new IllegalStateException("x"))).isEqualTo(REPLACE_THREAD);
  }

  @Test
  void theInnermostReasonIsTold() {
    setbacks.handle(new IllegalStateException("outside", new IllegalStateException("the disk")));
    assertThat(setbacks.current().orElseThrow().reason()).contains("the disk");
  }

  @Test
  void theWalkIsWellAgainAfterItsPauseAndProbation() {
    setbacks.handle(new IllegalStateException("x"));
    now.updateAndGet(
        then -> then.plus(Setbacks.FIRST_PAUSE).plus(Setbacks.PROBATION).minusMillis(1));
    assertThat(setbacks.current()).isPresent();
    now.updateAndGet(then -> then.plusMillis(1));
    assertThat(setbacks.current()).isEmpty();
  }

  @Test
  void pausesDoubleUpToAMinuteWhileThreadsGoOnDying() {
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      setbacks.handle(new IllegalStateException("x"));
      assertThat(setbacks.current().orElseThrow().pause()).isEqualTo(Duration.ofSeconds(seconds));
    }
  }
}

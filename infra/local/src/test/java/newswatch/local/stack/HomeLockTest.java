package newswatch.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
  private static final Running RUNNING =
      new Running(
          "up",
          7,
          "http://127.0.0.1:8080",
          Instant.parse("2026-01-01T00:00:00Z"),
          "logs",
          List.of(new Running.RunningPart("search", 9, 8080, 8083)));

  @TempDir private Path home;

  @Test
  void isHeldByOneAtATime() {
    try (HomeLock first = HomeLock.take(home, Duration.ZERO).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(HomeLock.take(home, Duration.ofMillis(100))).isEmpty();
      assertThat(HomeLock.isHeld(home)).isTrue();
    }
    assertThat(HomeLock.isHeld(home)).isFalse();
  }

  @Test
  void whatRunsIsKnownWhileTheLockIsHeld() {
    RUNNING.write(home);
    assertThat(Running.in(home)).isEmpty();

    try (HomeLock lock = HomeLock.take(home, Duration.ZERO).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(Running.in(home)).isEqualTo(Optional.of(RUNNING));
    }
  }

  @Test
  void homeThatIsNotThereHoldsNothing() {
    assertThat(HomeLock.isHeld(home.resolve("nowhere"))).isFalse();
  }
}

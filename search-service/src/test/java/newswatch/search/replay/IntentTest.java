package newswatch.search.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntentTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

  private final Run unfinished = new Run(MARCH, Map.of(0, Stretch.of(0, 9).to(4, 4, 0)));
  private final Run done = new Run(MARCH, Map.of(0, Stretch.of(0, 9).to(9, 9, 0)));

  @Test
  void withoutAnEarlierReplayItBegins() {
    assertThat(Intent.of(options(null, false), Optional.empty())).isEqualTo(new Intent.Begin(null));
    assertThat(Intent.of(options(APRIL, false), Optional.of(done)))
        .isEqualTo(new Intent.Begin(APRIL));
  }

  @Test
  void anInterruptedOneGoesOn() {
    assertThat(Intent.of(options(null, false), Optional.of(unfinished)))
        .isEqualTo(new Intent.GoOn(unfinished));
    assertThat(Intent.of(options(MARCH, false), Optional.of(unfinished)))
        .isEqualTo(new Intent.GoOn(unfinished));
  }

  @Test
  void anInterruptedOneFromAnotherTimeIsNotGivenUpUnasked() {
    assertThat(Intent.of(options(APRIL, false), Optional.of(unfinished)))
        .isInstanceOfSatisfying(
            Intent.Refuse.class,
            refused ->
                assertThat(refused.reason())
                    .contains("from 2026-03-01T00:00:00Z")
                    .contains("without --from")
                    .contains("--restart"));
  }

  @Test
  void itIsGivenUpWhereThatIsAsked() {
    assertThat(Intent.of(options(APRIL, true), Optional.of(unfinished)))
        .isEqualTo(new Intent.Begin(APRIL));
    assertThat(Intent.of(options(null, true), Optional.of(unfinished)))
        .isEqualTo(new Intent.Begin(null));
  }

  @Test
  void onlyATimeWithoutRestartMayBeRefused() {
    assertThat(Intent.mayBeRefused(options(APRIL, false))).isTrue();
    assertThat(Intent.mayBeRefused(options(APRIL, true))).isFalse();
    assertThat(Intent.mayBeRefused(options(null, false))).isFalse();
  }

  private static ReplayOptions options(@Nullable Instant from, boolean restart) {
    return new ReplayOptions(from, 500, restart, List.of());
  }
}

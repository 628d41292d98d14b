package newswatch.search.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

  private final Run run =
      new Run(MARCH, Map.of(0, Stretch.of(100, 200), 1, Stretch.of(0, 0), 2, Stretch.of(5, 25)));

  @Test
  void isFoundAgainWhereItsPlacesAreKept() {
    Run further = run.with(Map.of(0, Stretch.of(100, 200).to(150, 48, 1)));

    assertThat(Run.at(further.places())).contains(further);
    assertThat(further.sent()).isEqualTo(48);
    assertThat(further.passedOver()).isEqualTo(1);
    assertThat(further.left()).isEqualTo(70);
    assertThat(further.isDone()).isFalse();
  }

  @Test
  void ofTheWholeArchiveIsFoundAgainToo() {
    Run whole = new Run(null, Map.of(0, Stretch.of(0, 7)));
    assertThat(Run.at(whole.places())).contains(whole);
  }

  @Test
  void isDoneWhereEveryStretchIs() {
    assertThat(
            run.with(
                    Map.of(
                        0, Stretch.of(100, 200).to(200, 90, 0),
                        2, Stretch.of(5, 25).to(25, 20, 0)))
                .isDone())
        .isTrue();
  }

  @Test
  void placesWithoutANoteOfOursAreNone() {
    assertThat(Run.at(Map.of())).isEmpty();
    assertThat(Run.at(Map.of(0, new Run.Place(7, "")))).isEmpty();
    assertThat(Run.at(Map.of(0, new Run.Place(7, "{\"begin\":9,\"end\":8}")))).isEmpty();
  }

  @Test
  void whatTheArchiveHasForgottenIsNotWaitedFor() {
    Run shorter = run.within(Map.of(0, 180L, 2, 0L), Map.of(0, 900L, 2, 15L));

    assertThat(shorter.stretches().get(0)).isEqualTo(new Stretch(100, 200, 180, 0, 0));
    assertThat(shorter.stretches().get(2)).isEqualTo(new Stretch(5, 15, 5, 0, 0));
    assertThat(run.within(Map.of(0, 300L, 2, 300L), Map.of(0, 300L, 2, 300L)).isDone()).isTrue();
    assertThat(run.within(Map.of(0, 0L, 2, 0L), Map.of(0, 0L, 2, 0L)).isDone()).isTrue();
  }

  @Test
  void stretchesInNoOrderAreRefused() {
    assertThatThrownBy(() -> new Stretch(7, 6, 7, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Stretch(7, 9, 6, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package newswatch.search.trial;

import static newswatch.search.trial.TrialSamples.past;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import newswatch.search.trial.Lots.Lot;
import org.junit.jupiter.api.Test;

class PortionsTest {
  private static final List<Lot> LOTS =
      IntStream.range(0, 600).mapToObj(i -> new Lot("index", "id" + i)).toList();

  @Test
  void everyLotComesOnceInItsOrder() {
    Portions portions = new Portions(LOTS);
    List<Lot> first = portions.next();
    portions.had(List.of(past(1, "Short")));
    List<Lot> second = portions.next();
    assertThat(portions.done()).isFalse();
    List<Lot> third = portions.next();
    assertThat(portions.done()).isTrue();
    assertThat(first).hasSize(50);
    assertThat(second).hasSize(500);
    assertThat(third).hasSize(50).startsWith(LOTS.get(550));
  }

  @Test
  void largeArticlesComeInSmallPortions() {
    Portions portions = new Portions(LOTS);
    portions.next();
    portions.had(List.of(past(1, "long ".repeat(60_000))));
    assertThat(portions.next()).hasSize(13);
  }
}

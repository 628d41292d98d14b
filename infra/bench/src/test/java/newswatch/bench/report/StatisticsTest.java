package newswatch.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import newswatch.bench.ledger.Emission;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void medianIsTheMiddleOfAnOddNumber() {
    Spread spread = Spread.of(List.of(9.0, 1.0, 4.0));
    assertThat(spread).isEqualTo(new Spread(4, 1, 9, List.of(9.0, 1.0, 4.0)));
  }

  @Test
  void medianIsBetweenTheTwoInTheMiddleOfAnEvenNumber() {
    assertThat(Spread.of(List.of(1.0, 8.0, 2.0, 3.0)).median()).isEqualTo(2.5);
  }

  @Test
  void nothingHasNoMedian() {
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void percentilesAreByNearestRank() {
    List<Double> values = IntStream.rangeClosed(1, 200).mapToObj(i -> (double) i).toList();
    assertThat(Percentiles.of(values)).isEqualTo(new Percentiles(200, 100, 198, 200));
    assertThat(Percentiles.of(List.of(7.0))).isEqualTo(new Percentiles(1, 7, 7, 7));
  }

  @Test
  void freshnessIsOfTheNewArticlesAlone() {
    Instant replaced = Instant.parse("2026-01-02T03:04:05Z");
    Emission fresh = Emission.of(URI.create("http://127.0.1.1/b1"), replaced.plusMillis(1_250));
    Emission old = Emission.of(URI.create("http://127.0.1.1/a1"), replaced.minusSeconds(60));
    assertThat(Freshness.of(List.of(old, fresh), Map.of(fresh.id(), replaced)))
        .isEqualTo(new Percentiles(1, 1_250, 1_250, 1_250));
    assertThat(Freshness.of(List.of(old), Map.of(fresh.id(), replaced))).isNull();
  }

  @Test
  void targetIsReachedOnItsOwnSide() {
    assertThat(new Target("of the limit", 0.5, true, 0.5).reached()).isTrue();
    assertThat(new Target("of the limit", 0.49, true, 0.5).reached()).isFalse();
    assertThat(new Target("times slower", 1.2, false, 1.2).reached()).isTrue();
    assertThat(new Target("times slower", 1.21, false, 1.2).reached()).isFalse();
  }
}

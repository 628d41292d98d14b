package newswatch.search.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrendTest {
  @Test
  void scoreIsTheDifferenceOfSharesTimesTheirRatio() {
    assertThat(Trend.score(20, 100, 10, 1000)).isEqualTo((0.2 - 0.01) * (0.2 / 0.01), within(1e-9));
  }

  @Test
  void wordThatNobodyUsedBeforeCountsAsUsedOnce() {
    assertThat(Trend.score(20, 100, 0, 1000)).isEqualTo(Trend.score(20, 100, 1, 1000));
  }

  @Test
  void whatMayBeChanceIsNotNew() {
    assertThat(Trend.score(4399, 4960, 83374, 95041)).isZero();
    assertThat(Trend.score(4460, 4960, 83374, 95041)).isPositive();
  }

  @Test
  void whatIsMetNoMoreOftenThanBeforeIsNotNew() {
    assertThat(Trend.score(10, 100, 100, 1000)).isZero();
    assertThat(Trend.score(1, 100, 100, 1000)).isZero();
    assertThat(Trend.score(100, 100, 1000, 1000)).isZero();
    assertThat(Trend.score(0, 0, 100, 1000)).isZero();
    assertThat(Trend.score(10, 100, 0, 0)).isZero();
  }
}

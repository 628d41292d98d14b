package newswatch.search.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionTest {
  /** As published tables of the 95 % Wilson score interval have them. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 0, 0.793",
    "1, 1, 1, 0.207, 1",
    "5, 10, 0.5, 0.237, 0.763",
    "18, 20, 0.9, 0.699, 0.972",
    "0, 10, 0, 0, 0.278",
    "1000, 1000, 1, 0.996, 1",
  })
  void intervalIsWilsons(long right, long n, double share, double low, double high) {
    assertThat(Precision.of(right, n)).isEqualTo(new Precision(share, n, low, high));
  }
}

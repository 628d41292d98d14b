package newswatch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import newswatch.bench.stored.MatcherKind;
import newswatch.bench.stored.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingOptionsTest {
  @Test
  void withoutOptionsAllIsMeasuredAsTheProtocolSays() {
    MatchingOptions options = MatchingOptions.of(List.of());
    assertThat(options.rounds()).isEqualTo(5);
    assertThat(options.matchers()).containsExactly(MatcherKind.values());
    assertThat(options.workloads())
        .extracting(Workload::word)
        .containsExactly("1000-mixed", "10000-mixed", "10000-words", "50000-mixed");
    assertThat(options.check()).isFalse();
  }

  @Test
  void optionsAreTaken() {
    MatchingOptions options =
        MatchingOptions.of(
            List.of(
                "--workloads", "500, 700-words", "--matchers", "newswatch,limit", "--rounds", "0"));
    assertThat(options.workloads())
        .containsExactly(
            new Workload(500, Workload.Shape.MIXED), new Workload(700, Workload.Shape.WORDS));
    assertThat(options.matchers()).containsExactly(MatcherKind.LIMIT, MatcherKind.NEWSWATCH);
    assertThat(options.rounds()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--rounds, 101, from 0 to 100",
    "--seconds, 0, from 1 to 600",
    "--workloads, many, a workload is a number",
    "--workloads, 5-strange, a workload is 1 to 1000000 queries",
    "--workloads, 0, a workload is 1 to 1000000 queries",
    "--matchers, grep, no matcher 'grep'",
    "--colour, red, no option '--colour'"
  })
  void nonsenseIsRefusedInWords(String option, String value, String words) {
    assertThatThrownBy(() -> MatchingOptions.of(List.of(option, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}

package newswatch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import newswatch.bench.contestant.Kind;
import newswatch.bench.contestant.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollingOptionsTest {
  @Test
  void withoutOptionsAllIsMeasuredAsTheProtocolSays() {
    PollingOptions options = PollingOptions.of(List.of());
    assertThat(options.feeds()).isEqualTo(5_000);
    assertThat(options.rounds()).isEqualTo(5);
    assertThat(options.phases()).containsExactly(Phase.values());
    assertThat(options.contestants()).containsExactly(Kind.values());
    assertThat(options.check()).isFalse();
  }

  @Test
  void optionsAreTaken() {
    PollingOptions options =
        PollingOptions.of(
            List.of(
                "--feeds",
                "40",
                "--check",
                "--phases",
                "unchanged,cold",
                "--contestants",
                "newswatch",
                "--java-options",
                "-Xmx1g -Dx=y"));
    assertThat(options.feeds()).isEqualTo(40);
    assertThat(options.check()).isTrue();
    assertThat(options.phases()).containsExactly(Phase.COLD, Phase.UNCHANGED);
    assertThat(options.contestants()).containsExactly(Kind.NEWSWATCH);
    assertThat(options.javaOptions()).containsExactly("-Xmx1g", "-Dx=y");
  }

  @ParameterizedTest
  @CsvSource({
    "--feeds, many, wants a number",
    "--feeds, 5, from 20 to 10000",
    "--rounds, 0, from 1 to 100",
    "--phases, lukewarm, no phase 'lukewarm'",
    "--phases, unchanged, begins with cold",
    "--contestants, feedbin, no contestant 'feedbin'",
    "--colour, red, no option '--colour'"
  })
  void nonsenseIsRefusedInWords(String option, String value, String words) {
    assertThatThrownBy(() -> PollingOptions.of(List.of(option, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}

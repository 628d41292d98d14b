package newswatch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsOptionsTest {
  @Test
  void withoutOptionsItIsMeasuredAsTheProtocolSays() {
    AlertsOptions options = AlertsOptions.of(List.of());
    assertThat(options.subscriptions()).containsExactly(1_000, 10_000);
    assertThat(options.load().perSecond()).isEqualTo(50);
    assertThat(options.load().seconds()).isEqualTo(60);
    assertThat(options.load().burst()).isEqualTo(1_000);
    assertThat(options.rounds()).isEqualTo(3);
  }

  @Test
  void severalNumbersOfSubscriptionsAreTaken() {
    assertThat(AlertsOptions.of(List.of("--subscriptions", "10, 20000,10")).subscriptions())
        .containsExactly(10, 20_000);
  }

  @ParameterizedTest
  @CsvSource({
    "--subscriptions, 1, from 2 to 20000",
    "--subscriptions, many, --subscriptions wants numbers",
    "--receivers, 251, from 1 to 250",
    "--articles, 0, from 1 to 1000",
    "--burst, 0, from 1 to 20000",
    "--colour, red, no option '--colour'"
  })
  void nonsenseIsRefusedInWords(String option, String value, String words) {
    assertThatThrownBy(() -> AlertsOptions.of(List.of(option, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}

package newswatch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchOptionsTest {
  @Test
  void withoutOptionsItIsMeasuredAsTheProtocolSays() {
    SearchOptions options = SearchOptions.of(List.of());
    assertThat(options.articles()).isEqualTo(500_000);
    assertThat(options.searches()).isEqualTo(20);
    assertThat(options.arriving()).containsExactly(50);
    assertThat(options.rounds()).isEqualTo(5);
  }

  @Test
  void severalPacesAreTaken() {
    assertThat(SearchOptions.of(List.of("--arriving", "0, 50,100,50")).arriving())
        .containsExactly(0, 50, 100);
  }

  @ParameterizedTest
  @CsvSource({
    "--articles, 10, from 1000 to 5000000",
    "--searches, 0, from 1 to 1000",
    "--arriving, 2001, from 0 to 2000",
    "--arriving, many, --arriving wants numbers",
    "--colour, red, no option '--colour'"
  })
  void nonsenseIsRefusedInWords(String option, String value, String words) {
    assertThatThrownBy(() -> SearchOptions.of(List.of(option, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}

package newswatch.search.find;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginningTest {
  @ParameterizedTest
  @CsvSource({
    "harb, Harbour Post, true",
    "POST, Harbour Post, true",
    "post har, Harbour Post, true",
    "harb post, Harbour Post, false",
    "arbour, Harbour Post, false",
    "ech, Les Échos, true",
    "éCH, Les Echos, true",
    "tuoi, Tuổi Trẻ, true",
    "南, 南海日报, true",
    "south-chi, South China Sea, true",
    "'.*', Harbour Post, false",
    "'har*', Harbour Post, true"
  })
  void namesFitByTheBeginningsOfTheirWords(String typed, String name, boolean fits) {
    assertThat(Beginning.of(typed).fits(name)).isEqualTo(fits);
  }

  @Test
  void whatIsNoWordFitsNothing() {
    assertThat(Beginning.of("!?").isEmpty()).isTrue();
    assertThat(Beginning.of("!?").fits("!?")).isFalse();
  }
}

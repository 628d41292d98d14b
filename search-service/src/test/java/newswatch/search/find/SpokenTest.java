package newswatch.search.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTest {
  @ParameterizedTest
  @CsvSource({
    "tariff, true",
    "covid19, true",
    "南海, true",
    "한국, true",
    "2026, false",
    "3.5, false",
    "20th, false",
    "a, false",
    "的南, false"
  })
  void wordsSaySomething(String term, boolean word) {
    assertThat(Spoken.isWord(term)).isEqualTo(word);
  }

  @Test
  void functionWordsAreThoseOfTheLanguagesThatAreAskedFor() {
    assertThat(Spoken.in(List.of()).functionWords()).contains("the").doesNotContain("war");
    assertThat(Spoken.in(List.of("de-AT", "tlh")).functionWords())
        .contains("war", "fur")
        .doesNotContain("the", "für");
    assertThat(Spoken.in(List.of("tlh")).functionWords()).isEmpty();
  }
}

package newswatch.bench.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LuceneQueriesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          (parties OR b) AND claims NOT d | +(english:parti english:b) +english:claim -english:d
          (a OR b) AND "the parties"      | +(english:a english:b) +exact:"the parties"
          (a OR b) AND claim*             | +(english:a english:b) +exact:claim*
          language:en NOT d               | language:en -english:d
          """)
  void areTheSameInLucenesWords(String query, String lucene) {
    assertThat(LuceneQueries.of(query).toString()).isEqualTo(lucene);
  }

  @Test
  void knowNoFieldsThatTheBenchDoesNotAskFor() {
    assertThatIllegalArgumentException().isThrownBy(() -> LuceneQueries.of("title:a"));
  }
}

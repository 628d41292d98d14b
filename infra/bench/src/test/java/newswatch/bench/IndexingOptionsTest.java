package newswatch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import newswatch.bench.indexing.IndexerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexingOptionsTest {
  @Test
  void withoutOptionsEverybodyIndexesAsTheServiceIsStarted() {
    IndexingOptions options = IndexingOptions.of(List.of());
    assertThat(options.articles()).isEqualTo(100_000);
    assertThat(options.contestants()).containsExactly(IndexerKind.values());
    assertThat(options.javaOptions()).contains("-Xmx256m", "-XX:+UseSerialGC");
    assertThat(options.check()).isFalse();
  }

  @Test
  void contestantsAreTaken() {
    assertThat(IndexingOptions.of(List.of("--contestants", "newswatch, LIMIT")).contestants())
        .containsExactly(IndexerKind.LIMIT, IndexerKind.NEWSWATCH);
  }

  @ParameterizedTest
  @CsvSource({
    "--articles, 999, from 1000 to 1000000",
    "--rounds, 0, from 1 to 100",
    "--contestants, logstash, no contestant 'logstash'",
    "--colour, red, no option '--colour'"
  })
  void nonsenseIsRefusedInWords(String option, String value, String words) {
    assertThatThrownBy(() -> IndexingOptions.of(List.of(option, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}

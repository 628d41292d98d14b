package newswatch.ingest.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeaserTest {
  private static final int LENGTH = 600;
  private static final String TEXT = "Two coast guards agreed to meet. ".repeat(20);

  @Test
  void shortTextIsATeaser() {
    assertThat(Teaser.of("Two coast guards agreed to meet.", LENGTH)).isTrue();
    assertThat(Teaser.of("", LENGTH)).isTrue();
  }

  @Test
  void longTextIsNone() {
    assertThat(Teaser.of(TEXT, LENGTH)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "and then ...",
        "and then…",
        "and then […]",
        "and then [...]",
        "and then [+]",
        "and then. Read more »",
        "and then. Continue reading →",
        "and then. Read the full article."
      })
  void longTextThatGoesOnElsewhereIsOne(String end) {
    assertThat(Teaser.of(TEXT + end, LENGTH)).isTrue();
  }

  @Test
  void veryLongTextIsNoneHoweverItEnds() {
    assertThat(Teaser.of(TEXT.repeat(5) + "and then ...", LENGTH)).isFalse();
  }
}

package newswatch.local.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireArticleTest {
  private static final Instant PUBLISHED = Instant.parse("2016-07-12T09:50:00Z");

  @Test
  void bodyLinesAreParagraphs() {
    WireArticle article = article("award", "One.\n\nTwo.\n", Duration.ZERO);

    assertThat(article.paragraphs()).containsExactly("One.", "Two.");
  }

  @Test
  void slugThatNeedsEscapingIsRefused() {
    assertThatThrownBy(() -> article("The award", "Text.", Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The award");
  }

  @Test
  void missingBodyIsRefused() {
    assertThatThrownBy(() -> article("award", " ", Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("body");
  }

  @Test
  void appearingBeforeTheStartIsRefused() {
    assertThatThrownBy(() -> article("award", "Text.", Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void outletRefusesTwoArticlesOfOneName() {
    WireArticle article = article("award", "Text.", Duration.ZERO);

    assertThatThrownBy(
            () ->
                new Outlet(
                    "post", "Post", "en", "press", FeedFormat.RSS, List.of(article, article)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("award");
  }

  private static WireArticle article(String slug, String body, Duration appears) {
    return new WireArticle(
        slug, "Award", "Joanna Pereira", PUBLISHED, "An award.", body, null, appears);
  }
}

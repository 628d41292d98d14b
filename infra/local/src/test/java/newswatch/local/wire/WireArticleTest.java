package newswatch.local.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
                    "post",
                    "Post",
                    "en",
                    "press",
                    FeedFormat.RSS,
                    List.of(),
                    List.of(article, article)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("award");
  }

  @Test
  void editTakesThePlaceOfWhatStoodBefore() {
    Edit title = edit(Duration.ofMinutes(3), PUBLISHED.plusSeconds(60), "Ruling", null);
    Edit body = edit(Duration.ofMinutes(5), PUBLISHED.plusSeconds(90), null, "New.\n\nMore.");
    WireArticle article = article("award", "Old.", Duration.ofMinutes(1), title, body);

    WireArticle before = article.asOf(Duration.ofSeconds(179));
    assertThat(before.title()).isEqualTo("Award");
    assertThat(before.updated()).isEqualTo(PUBLISHED);
    assertThat(before.lastChange()).isEqualTo(Duration.ofMinutes(1));

    WireArticle retitled = article.asOf(Duration.ofMinutes(3));
    assertThat(retitled.title()).isEqualTo("Ruling");
    assertThat(retitled.paragraphs()).containsExactly("Old.");
    assertThat(retitled.updated()).isEqualTo(PUBLISHED.plusSeconds(60));

    WireArticle rewritten = article.asOf(Duration.ofHours(1));
    assertThat(rewritten.title()).isEqualTo("Ruling");
    assertThat(rewritten.paragraphs()).containsExactly("New.", "More.");
    assertThat(rewritten.summary()).isEqualTo("An award.");
    assertThat(rewritten.lastChange()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void editOfAnArticleThatIsNotThereYetIsRefused() {
    Edit early = edit(Duration.ofSeconds(20), PUBLISHED, "Ruling", null);
    Edit backdated = edit(Duration.ofSeconds(30), PUBLISHED.minusSeconds(1), "Ruling", null);

    for (Edit edit : List.of(early, backdated)) {
      assertThatThrownBy(() -> article("award", "Text.", Duration.ofSeconds(20), edit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("award");
    }
  }

  @Test
  void editThatChangesNothingIsRefused() {
    assertThatThrownBy(() -> edit(Duration.ofMinutes(3), PUBLISHED, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void outageThatEndsBeforeItBeginsIsRefused() {
    Duration minute = Duration.ofMinutes(1);

    assertThatThrownBy(() -> new Outage(minute, minute, Outage.Fault.REFUSAL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Edit edit(
      Duration after, Instant updated, @Nullable String title, @Nullable String body) {
    return new Edit(after, updated, title, null, body);
  }

  private static WireArticle article(String slug, String body, Duration appears, Edit... edits) {
    return new WireArticle(
        slug,
        "Award",
        "Joanna Pereira",
        PUBLISHED,
        "An award.",
        body,
        null,
        appears,
        List.of(),
        List.of(edits));
  }
}

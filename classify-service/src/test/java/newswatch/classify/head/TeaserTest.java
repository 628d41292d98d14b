package newswatch.classify.head;

import static org.assertj.core.api.Assertions.assertThat;

import newswatch.classify.SomeSighting;
import newswatch.events.Article;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeaserTest {
  private static final String BODY =
      """
      HONG KONG — Two fleets met near “the shoal” on Monday, and kept apart.

      Both sides said that they had kept to the rules, and that the other had not.

      Talks go on for another week, behind closed doors, as they have for years.""";
  private static final Article WHOLE = article("What the navies are up to this spring.");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Two fleets met near \"the shoal\" on Monday, and kept apart.",
        "two fleets met near the shoal on Monday",
        "HONG KONG - Two fleets met near the sh\u2026",
        "Reuters: Two fleets met near the shoal on Monday, and kept apart. Read more \u00bb",
        "Both sides said that they had kept to the rules.",
        "What the navies are up to this spring.",
        "What the navies are up to",
        "Read more\u2026"
      })
  void isTakenFromTheArticleOrItsSummary(String text) {
    assertThat(Teaser.isOf(text, WHOLE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Withdrawn.",
        "This report has been withdrawn by the editors.",
        "Correction: the fleets did not meet on Monday.",
        "\u672c\u6587\u5df2\u88ab\u64a4\u56de\u3002"
      })
  void isNoneInWordsOfItsOwn(String text) {
    assertThat(Teaser.isOf(text, WHOLE)).isFalse();
  }

  @Test
  void isNoneWhereAnEditOnlyLeftAParagraphOut() {
    String edited = BODY.substring(0, BODY.lastIndexOf("\n\n"));
    assertThat(Teaser.isOf(edited, WHOLE)).isFalse();
    assertThat(Teaser.isOf(edited + "\u2026", WHOLE)).as("unless it breaks off").isTrue();
  }

  @Test
  void isNoneOfAnotherThatBreaksOff() {
    String body = "Two fleets met near the shoal on Monday\u2026";
    Article teaser = SomeSighting.of("one").body(body).seen().article();
    assertThat(Teaser.isOf("Two fleets met near the shoal\u2026", teaser)).isFalse();
  }

  private static Article article(@Nullable String summary) {
    Article bare = SomeSighting.of("one").body(BODY).seen().article();
    return new Article(
        bare.id(), bare.url(), bare.title(), summary, BODY, false, null, "Source", "en", null);
  }
}

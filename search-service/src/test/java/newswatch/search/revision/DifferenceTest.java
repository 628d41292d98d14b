package newswatch.search.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  @Test
  void tellsTitleAndTextApartWithWhatStandsAround() {
    Difference difference =
        between(
            article("Talks fail", "They met on Monday."),
            article("Talks resume", "They met on Tuesday."));
    assertThat(difference.complete()).isTrue();
    assertThat(difference.since()).isEqualTo(1);
    assertThat(difference.hunks())
        .containsExactly(
            new Hunk(Field.TITLE, 6, "Talks ", "fail", "resume", ""),
            new Hunk(Field.BODY, 12, "They met on ", "Monday", "Tuesday", "."));
  }

  @Test
  void ofChineseIsTheSignsThatDiffer() {
    Difference difference =
        between(article("南海", "两国舰队周一在礁石附近相遇。"), article("南海", "两国舰队周二在礁石附近相遇。"));
    assertThat(difference.hunks())
        .containsExactly(new Hunk(Field.BODY, 5, "两国舰队周", "一", "二", "在礁石附近相遇。"));
  }

  @Test
  void ofJapaneseAndThaiKeepsMarksWithTheirSigns() {
    assertThat(between(article("か\u3099ん", "x"), article("か\u3099め", "x")).hunks())
        .containsExactly(new Hunk(Field.TITLE, 2, "か\u3099", "ん", "め", ""));
    assertThat(between(article("กิน", "x"), article("กัน", "x")).hunks())
        .extracting(Hunk::removed, Hunk::added)
        .containsExactly(tuple("กิ", "กั"));
  }

  @Test
  void ofTheSummaryNamesItWhereThereIsNoBody() {
    Difference difference = between(article("T", "One.", null), article("T", "Two.", null));
    assertThat(difference.hunks()).extracting(Hunk::field).containsExactly(Field.SUMMARY);
  }

  @Test
  void ofWhiteSpaceAloneIsNone() {
    Difference difference = between(article("T", "a b"), article("T", "a\n\nb"));
    assertThat(difference.hunks()).isEmpty();
    assertThat(difference.complete()).isTrue();
  }

  @Test
  void saysThatItIsNotAllWhereThereIsMoreThanIsTold() {
    Difference many = between(article("T", numbers("a")), article("T", numbers("b")));
    assertThat(many.hunks()).hasSize(Difference.MOST_HUNKS);
    assertThat(many.complete()).isFalse();

    Difference large = between(article("T", "a"), article("T", "b ".repeat(100_000)));
    assertThat(large.complete()).isFalse();
    assertThat(large.hunks().getFirst().added()).hasSize(Difference.LONGEST + 1).endsWith("…");
  }

  @Test
  void neverTellsHalfACharacter() {
    String pile = "\ud83d\ude00".repeat(3_000);
    Difference difference = between(article("T", "x " + pile), article("T", "y " + pile + pile));
    for (Hunk hunk : difference.hunks()) {
      for (String text : new String[] {hunk.before(), hunk.removed(), hunk.added(), hunk.after()}) {
        assertThat(text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff)).isTrue();
      }
    }
    assertThat(difference.hunks()).isNotEmpty();
  }

  @Test
  void keepsHostileTextAsItIs() {
    String hostile = "<script>alert(1)</script>";
    Difference difference = between(article("Old", "x"), article(hostile, "x"));
    assertThat(difference.hunks().getFirst().added()).isEqualTo(hostile);
  }

  @Test
  void hashOfAnArticleIsThatOfItsTitleABlankLineAndItsText() {
    // printf 'Talks resume\n\nThey met.' | sha256sum
    assertThat(CanonicalText.of(article("Talks resume", "They met.")).sha256())
        .isEqualTo("466554ab9c37f6e1ae0fe57b567d562dfbf8b840cbd85d14c72f2b0009865abb");
  }

  private static Difference between(Article older, Article newer) {
    return Difference.between(1, older, newer, new Work(1_000_000_000));
  }

  private static String numbers(String mark) {
    return IntStream.range(0, 500)
        .mapToObj(i -> "one two three four " + mark + i)
        .collect(Collectors.joining(" "));
  }

  private static Article article(String title, String body) {
    return article(title, null, body);
  }

  private static Article article(String title, @Nullable String summary, @Nullable String body) {
    return new Article(
        ArticleId.ofAddress(URI.create("https://news.example/a")),
        null,
        title,
        summary,
        body,
        false,
        null,
        "Example Post",
        null,
        null);
  }
}

package newswatch.search.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.Field;
import newswatch.events.Origin;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.QueryLanguage;
import org.junit.jupiter.api.Test;

class HighlighterTest {
  private static final String FILLER =
      "Nothing of interest happened at the harbour that day. ".repeat(12);

  @Test
  void titleIsShownWholeAndTheBodyInPassagesAroundTheWords() {
    ArticleTagged article =
        article("A code of conduct at last", FILLER + "They signed the code of conduct. " + FILLER);
    List<Highlight> passages = passages("\"code of conduct\"", article);
    assertThat(passages).extracting(Highlight::field).containsExactly(Field.TITLE, Field.BODY);
    assertThat(passages.getFirst().text()).isEqualTo("A code of conduct at last");
    assertThat(passages.getLast().text().length()).isBetween(100, 220);
    assertThat(passages).allSatisfy(p -> assertThat(marked(p)).containsExactly("code of conduct"));
  }

  @Test
  void passageStandsWhereItsOffsetsSay() {
    ArticleTagged article = article("T", FILLER + "a shoal " + FILLER);
    Highlight passage = passages("shoal", article).getFirst();
    assertThat(String.valueOf(article.article().body()).substring(passage.start(), passage.end()))
        .isEqualTo(passage.text());
  }

  @Test
  void wordsCloseToEachOtherShareAPassage() {
    List<Highlight> passages = passages("shoal reef", article("T", "The shoal and the reef."));
    assertThat(passages)
        .singleElement()
        .satisfies(p -> assertThat(marked(p)).containsExactly("shoal", "reef"));
  }

  @Test
  void atMostThreePassagesAreShown() {
    assertThat(passages("shoal", article("T", (FILLER + "shoal ").repeat(9)))).hasSize(3);
  }

  @Test
  void wordsUnderNotAndFieldsWithoutWordsGiveNoPassage() {
    ArticleTagged article = article("The reef", "A shoal.");
    assertThat(passages("reef -storm", article)).hasSize(1);
    assertThat(passages("topic:sea", article)).isEmpty();
    assertThat(passages("topic:sea AND shoal", article)).hasSize(1);
  }

  @Test
  void passagesNeverCutACharacterInTwo() {
    String waves = "\uD83C\uDF0A".repeat(400);
    for (String before : List.of("", "x")) {
      Highlight passage =
          passages("shoal", article("T", before + waves + " shoal " + waves)).getFirst();
      assertThat(Character.isLowSurrogate(passage.text().charAt(0))).isFalse();
      assertThat(Character.isHighSurrogate(passage.text().charAt(passage.text().length() - 1)))
          .isFalse();
    }
  }

  private static List<Highlight> passages(String query, ArticleTagged article) {
    var parsed = (Parsed.Understood) QueryLanguage.SEARCHES.parse(query);
    return Highlighter.of(parsed.query()).passages(article);
  }

  private static List<String> marked(Highlight passage) {
    return passage.marks().stream()
        .map(mark -> passage.text().substring(mark.start(), mark.end()))
        .toList();
  }

  private static ArticleTagged article(String title, String body) {
    URI url = URI.create("https://a.example/");
    return new ArticleTagged(
        new Article(ArticleId.ofAddress(url), url, title, null, body, false, null, "A", "en", null),
        List.of(),
        List.of(),
        Origin.LIVE,
        Instant.EPOCH,
        Instant.EPOCH,
        1,
        1,
        List.of());
  }
}

package newswatch.matching.query;

import static newswatch.matching.query.Form.ENGLISH;
import static newswatch.matching.query.Form.EXACT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

  @Test
  void accentsAndCaseAreFolded() {
    assertThat(EXACT.terms("Trường Sa và Biển Đông"))
        .isEqualTo(EXACT.terms("truong sa va bien dong"));
    assertThat(EXACT.terms("Ægir Straße")).containsExactly("aegir", "strasse");
  }

  @Test
  void onlyTheEnglishFormStems() {
    assertThat(ENGLISH.terms("The parties' claims")).isEqualTo(ENGLISH.terms("the party claimed"));
    assertThat(EXACT.terms("The parties' claims")).containsExactly("the", "parties", "claims");
  }

  @Test
  void thePossessiveFallsAway() {
    assertThat(EXACT.terms("China's ship’s")).containsExactly("china", "ship");
  }

  @Test
  void chineseJapaneseAndKoreanAreCutIntoPairs() {
    assertThat(EXACT.terms("南海仲裁 AB")).containsExactly("南海", "海仲", "仲裁", "ab");
    assertThat(EXACT.terms("한국어")).containsExactly("한국", "국어");
    assertThat(EXACT.terms("カタカナ")).containsExactly("カタ", "タカ", "カナ");
    assertThat(ENGLISH.terms("南海")).containsExactly("南海");
  }

  @Test
  void punctuationHasNoWords() {
    assertThat(EXACT.cut("… — !")).isEmpty();
  }

  @Test
  void offsetsPointIntoTheText() {
    String text = "\uD83D\uDEA2 Việt's 南海仲";
    assertThat(EXACT.cut(text))
        .filteredOn(token -> !token.term().startsWith("\uD83D"))
        .extracting(token -> text.substring(token.start(), token.end()))
        .containsExactly("Việt's", "南海", "海仲");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b, c. d's 南海仲裁 e 한국어 x1.5 é", "สวัสดี a カタカナ 南 b", "a\u0301 b"})
  void positionsCountOnWithoutGaps(String text) {
    for (Form form : Form.values()) {
      var tokens = form.cut(text + "x".repeat(600) + " end");
      assertThat(tokens)
          .allSatisfy(token -> assertThat(token.position()).isEqualTo(tokens.indexOf(token)));
    }
  }

  /** A text's different words are stemmed once each, which must come to the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "The parties' claims claimed; parties PARTIES' agency's offices visiting \u00e9t\u00e9s",
        "\u5357\u6d77\u4ef2\u88c1 s's ies y's xx'\u2019s \ud55c\uad6d\uc5b4s \ud840\udc00\ud840\udc01s \u00df"
      })
  void wordsStemmedByThemselvesAreStemmedAlike(String text) {
    TextWords stemmed = TextWords.of(text).stemmed();
    List<Token> expected = ENGLISH.cut(text);
    assertThat(stemmed.table().size())
        .isEqualTo(expected.stream().map(Token::term).distinct().count());
    for (Token token : expected) {
      int number = stemmed.table().find(Term.of(token.term()));
      assertThat(number).as(token.term()).isNotNegative();
      assertThat(stemmed.find(new PhraseTerms(List.of(token.term()), 0), 99, effort()))
          .as(token.term())
          .contains(new Span(token.position(), token.position()));
    }
  }

  private static Effort effort() {
    Effort effort = new Effort();
    effort.begin(Effort.MOST);
    return effort;
  }

  @ParameterizedTest
  @CsvSource({
    "en, ENGLISH",
    "EN-gb, ENGLISH",
    ", ENGLISH",
    "und, ENGLISH",
    "vi, EXACT",
    "enm, EXACT",
    "zh-Hans, EXACT"
  })
  void englishAndUnknownArticlesAreStemmed(String language, Form form) {
    assertThat(Form.of(language)).isEqualTo(form);
  }
}

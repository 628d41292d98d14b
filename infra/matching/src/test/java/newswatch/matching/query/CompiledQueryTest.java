package newswatch.matching.query;

import static newswatch.matching.query.SomeArticle.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import newswatch.events.Evidence;
import newswatch.events.Field;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledQueryTest {

  @Nested
  class Words {
    private final SomeArticle parties = titled("Parties visited the agency's offices");

    @Test
    void anUnquotedWordMatchesOtherEndingsInEnglishAndUnknownArticles() {
      assertThat(matches("party", parties.language("en-GB"))).isTrue();
      assertThat(matches("party", parties.language(null))).isTrue();
      assertThat(matches("party", parties.language("nl"))).isFalse();
      assertThat(matches("PARTIES", parties.language("nl"))).isTrue();
    }

    @Test
    void aQuotedWordMatchesOnlyAsWritten() {
      assertThat(matches("\"party\"", parties)).isFalse();
      assertThat(matches("\"parties\"", parties)).isTrue();
      assertThat(matches("\"party visit\"", parties)).isFalse();
      assertThat(matches("\"the agency offices\"", parties)).isTrue();
    }

    @Test
    void accentsDoNotMatter() {
      assertThat(matches("\"truong sa\"", titled("Quần đảo Trường Sa").language("vi"))).isTrue();
      assertThat(matches("\"Trường Sa\"", titled("Truong Sa islands"))).isTrue();
    }

    @Test
    void chineseIsFoundWithoutSpaces() {
      SomeArticle article = titled("菲律宾就南海仲裁案表态").language("zh");
      assertThat(matches("南海", article)).isTrue();
      assertThat(matches("南海仲裁", article)).isTrue();
      assertThat(matches("仲裁南海", article)).isFalse();
    }

    @Test
    void aWordOfSeveralPartsNeedsThemTogether() {
      assertThat(matches("co-operation", titled("Co-operations grow"))).isTrue();
      assertThat(matches("co-operation", titled("operation of the co"))).isFalse();
    }

    @Test
    void aPrefixMatchesTheBeginningOfAWord() {
      assertThat(matches("Milita*", titled("Militarisation of reefs"))).isTrue();
      assertThat(matches("trường*", titled("Truongson range"))).isTrue();
      assertThat(matches("visits*", parties)).isFalse();
      assertThat(matches("sited*", parties)).isFalse();
    }

    @Test
    void aPhraseNeverSpansTitleAndBody() {
      SomeArticle article = titled("Disputes in the South").body("China Sea patrols");
      assertThat(matches("\"south china\"~1000", article)).isFalse();
      assertThat(matches("+south +china", article)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'ships of the coast guard fired', true",
    "0, 'guard of the coast', false",
    "1, 'coast and guard', true",
    "1, 'guard coast', false",
    "2, 'guard coast', true",
    "2, 'guard the coast', false",
    "3, 'guard the coast', true",
    "3, 'coast a b c guard', true",
    "3, 'coast a b c d guard', false",
    "3, 'coast a b c d guard a coast', true"
  })
  void wordsMatchWithinTheSlop(int slop, String title, boolean expected) {
    assertThat(matches("\"coast guard\"~" + slop, titled(title))).isEqualTo(expected);
  }

  @Test
  void aWordThatAPhraseRepeatsIsNeededTwice() {
    assertThat(matches("\"sea to sea\"~10", titled("to sea"))).isFalse();
    assertThat(matches("\"sea to sea\"~10", titled("sea, and sea to"))).isTrue();
  }

  @Nested
  class Fields {
    private final SomeArticle article =
        titled("Reefs").body("Ships met").source("Reuters Business").author("Lê Hà, AFP");

    @ParameterizedTest
    @CsvSource({
      "title:reef, true",
      "title:ship, false",
      "body:ship, true",
      "source:reuters, true",
      "source:\"reuters business\", true",
      "source:businesses, false",
      "source:reut*, true",
      "author:(le OR nobody), true",
      "author:afp, true",
      "collection:asia, true",
      "collection:\"MARITIME law\", true",
      "collection:maritime, false",
      "reuters, false"
    })
    void areSearchedByName(String query, boolean expected) {
      boolean found =
          compiled(query).match(article.words("Asia", "Maritime Law")) instanceof Match.Found;
      assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
      "zh, zh, true",
      "ZH, zh-Hans, true",
      "zh-hans, zh-Hans, true",
      "zh-Hans, zh, false",
      "z, zh, false",
      "zh, , false"
    })
    void aLanguageMatchesItsNarrowerTags(String asked, String language, boolean expected) {
      assertThat(matches("language:" + asked, titled("a").language(language))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "topic:economy",
          "story:00000000000000000000000000000000",
          "published:2026-11-28",
          "like:00000000000000000000000000000000"
        })
    void whatOnlyAnIndexKnowsCannotBeAskedOfAnArticle(String text) {
      Parsed parsed = QueryLanguage.SEARCHES.parse(text + " a");
      assertThat(parsed)
          .isInstanceOfSatisfying(
              Parsed.Understood.class,
              understood ->
                  assertThatIllegalArgumentException()
                      .isThrownBy(() -> CompiledQuery.of(understood.query())));
    }
  }

  @Nested
  class TheEvidence {
    @Test
    void pointsIntoTheFieldsAsPublished() {
      SomeArticle article = titled("Việt Nam's claims").body("A 🚢 near\u00A0Trường Sa. Claimed.");
      assertThat(evidence("claim \"truong sa\"", article))
          .containsExactly(
              new Evidence(Field.TITLE, 11, 17, "claims"),
              new Evidence(Field.BODY, 10, 19, "Trường Sa"),
              new Evidence(Field.BODY, 21, 28, "Claimed"));
    }

    @Test
    void namesTheSummaryWhereItStandsInForTheBody() {
      assertThat(evidence("body:reef", titled("a").summary("The reef").body(" ")))
          .containsExactly(new Evidence(Field.SUMMARY, 4, 8, "reef"));
      assertThat(matches("reef", titled("a").summary("The reef").body("text"))).isFalse();
    }

    @Test
    void joinsPlacesThatOverlap() {
      SomeArticle article = titled("x").body("the South China Sea code of conduct");
      assertThat(evidence("\"china sea code\" \"south china sea\" sea china", article))
          .containsExactly(new Evidence(Field.BODY, 4, 24, "South China Sea code"));
      assertThat(evidence("南海仲裁 海仲", titled("就南海仲裁案").language("zh")))
          .containsExactly(new Evidence(Field.TITLE, 1, 5, "南海仲裁"));
    }

    @Test
    void coversANearPhraseFromItsFirstWordToItsLast() {
      assertThat(evidence("\"fishing boats\"~4", titled("Boats of the fishing fleet")))
          .extracting(Evidence::text)
          .containsExactly("Boats of the fishing");
    }

    @Test
    void comesOnlyFromWhatWasAskedForAndFound() {
      SomeArticle article = titled("alpha beta gamma");
      assertThat(evidence("alpha OR (beta AND delta) NOT epsilon", article))
          .extracting(Evidence::text)
          .containsExactly("alpha");
      assertThat(matches("alpha -(beta gamma)", article)).isFalse();
    }

    @Test
    void isCappedForAClauseAndForAnArticle() {
      SomeArticle article = titled("x").body("one two three four five six seven ".repeat(30));
      assertThat(evidence("one", article)).hasSize(Match.Hit.MAX_PLACES);
      assertThat(evidence("one two three four five six seven", article))
          .hasSize(Match.Found.MAX_EVIDENCE);
    }

    @Test
    void isNoneForASourceOrALanguage() {
      assertThat(evidence("source:some AND language:en", titled("a"))).isEmpty();
    }

    @Test
    void countsAClauseOnceThoughTheQueryRepeatsIt() {
      assertThat(compiled("reef OR (reef AND sea) OR title:reef").match(titled("reef sea").words()))
          .isInstanceOfSatisfying(
              Match.Found.class, found -> assertThat(found.clauses()).hasSize(3));
    }
  }

  private static CompiledQuery compiled(String query) {
    return switch (QueryLanguage.TOPICS.parse(query)) {
      case Parsed.Understood(Query understood) -> CompiledQuery.of(understood);
      case Parsed.Rejected rejected -> throw new AssertionError(rejected.problem());
    };
  }

  private static boolean matches(String query, SomeArticle article) {
    return compiled(query).match(article.words()) instanceof Match.Found;
  }

  private static List<Evidence> evidence(String query, SomeArticle article) {
    return switch (compiled(query).match(article.words())) {
      case Match.Found found -> found.evidence();
      case Match.NotFound() -> throw new AssertionError(query + " does not match");
      case Match.GivenUp() -> throw new AssertionError(query + " is given up");
    };
  }
}

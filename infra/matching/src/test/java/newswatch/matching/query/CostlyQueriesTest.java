package newswatch.matching.query;

import static newswatch.matching.query.QueryLanguage.MAX_CLAUSES;
import static newswatch.matching.query.QueryLanguage.MAX_LENGTH;
import static newswatch.matching.query.QueryLanguage.TOPICS;
import static newswatch.matching.query.SomeArticle.titled;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.events.Article;
import newswatch.events.Evidence;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries and articles made to cost much; what they cost is bounded by steps, not by a clock. */
class CostlyQueriesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a b\" ",
        "\"b a a\"~1 ",
        "\"a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a b\" ",
        "(\"b a\" nobody) "
      })
  void manyPhrasesOfTheWordsThatAnArticleRepeatsAreGivenUp(String phrase) {
    SomeArticle article = titled("t").body(longest("a x b x "));
    CompiledQuery query = compiled("(" + repeated(phrase, MAX_LENGTH - 20) + ") AND nowhere");
    assertThat(query.match(article.words())).isEqualTo(new Match.GivenUp());
  }

  @Test
  void anExclusionThatIsNotFoundOutIsNoMatch() {
    SomeArticle article = titled("t").body(longest("a x b x "));
    CompiledQuery query = compiled("a -(" + repeated("\"a b\" ", MAX_LENGTH - 20) + ")");
    assertThat(query.match(article.words())).isEqualTo(new Match.GivenUp());
  }

  @Test
  void whatOneQueryCostsIsNotCountedForTheNext() {
    ArticleWords article = titled("t").body(longest("a x b x ")).words();
    assertThat(compiled(repeated("\"a b\" ", MAX_LENGTH)).match(article))
        .isEqualTo(new Match.GivenUp());
    assertThat(compiled("\"a x b\"").match(article)).isInstanceOf(Match.Found.class);
  }

  @Test
  void theyAreGivenUpSoonerWhereTheyAreMatchedBriefly() {
    ArticleWords article = titled("t").body(longest("a x b x ")).words();
    CompiledQuery dear = compiled("(\"a b\" \"b a\" \"a a\" \"b b\") AND nowhere");
    assertThat(dear.match(article)).isEqualTo(new Match.NotFound());
    assertThat(dear.matchBriefly(article)).isEqualTo(new Match.GivenUp());
    assertThat(compiled("\"a x b\"").matchBriefly(article)).isInstanceOf(Match.Found.class);
  }

  @Test
  void aThousandOrdinaryWordsAndPhrasesOverTheLongestArticleAreNot() {
    ArticleWords article =
        titled("t")
            .body(
                longest(
                    IntStream.range(0, 20_000)
                        .mapToObj(i -> "the w" + i % 3_000 + " of")
                        .collect(Collectors.joining(" ", "", " "))))
            .words();
    String phrases =
        IntStream.range(0, 400)
            .mapToObj(i -> "\"the w" + i + " w" + (i + 7) + "\"")
            .collect(Collectors.joining(" "));
    assertThat(compiled(phrases).matchBriefly(article)).isEqualTo(new Match.NotFound());
  }

  @Nested
  class Beginnings {
    private final String words =
        IntStream.range(0, 60_000).mapToObj(i -> "aba" + i).collect(Collectors.joining(" "));

    @Test
    void thatWordsShareAreFoundAtTheFirstPlaces() {
      assertThat(compiled(repeated("ab* ", 4_000)).match(titled("t").body(words).words()))
          .isInstanceOfSatisfying(
              Match.Found.class,
              found ->
                  assertThat(found.evidence())
                      .extracting(Evidence::text)
                      .containsExactly("aba0", "aba1", "aba2", "aba3", "aba4"));
    }

    @Test
    void thatNoneOfManySimilarWordsHasAreGivenUp() {
      assertThat(compiled(repeated("abab* ", 6_000)).match(titled("t").body(words).words()))
          .isEqualTo(new Match.GivenUp());
    }

    @Test
    void areFoundWhereWordsComeAgainAndAgain() {
      SomeArticle article = titled("abc").body("abd abc x abe ab abd abc abf abg");
      assertThat(compiled("ab*").match(article.words()))
          .isInstanceOfSatisfying(
              Match.Found.class,
              found ->
                  assertThat(found.evidence())
                      .extracting(Evidence::text)
                      .containsExactly("abc", "abd", "abc", "abe", "ab"));
    }
  }

  private static CompiledQuery compiled(String query) {
    return switch (TOPICS.parse(query)) {
      case Parsed.Understood(Query understood) -> CompiledQuery.of(understood);
      case Parsed.Rejected rejected -> throw new AssertionError(rejected.problem());
    };
  }

  /** As often as it fits, and as a query may have clauses. */
  private static String repeated(String part, int length) {
    return part.repeat(Math.min(length / part.length(), MAX_CLAUSES / 3)).strip();
  }

  private static String longest(String part) {
    return part.repeat(Article.MAX_BODY_BYTES / part.length());
  }
}

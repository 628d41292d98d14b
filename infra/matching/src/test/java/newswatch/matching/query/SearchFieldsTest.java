package newswatch.matching.query;

import static newswatch.matching.query.QueryLanguage.SEARCHES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields that searches alone may name. */
class SearchFieldsTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2026-11-28                                      | 2026-11-28T00:00:00Z..2026-11-29T00:00:00Z
          "2026-11-28"                                    | 2026-11-28T00:00:00Z..2026-11-29T00:00:00Z
          [2026-11-01 TO 2026-11-28]                      | 2026-11-01T00:00:00Z..2026-11-29T00:00:00Z
          {2026-11-01 TO 2026-11-28}                      | 2026-11-02T00:00:00Z..2026-11-28T00:00:00Z
          [2026-11-28 TO 2026-11-28]                      | 2026-11-28T00:00:00Z..2026-11-29T00:00:00Z
          [* TO 2026-11-28}                               | *..2026-11-28T00:00:00Z
          [ 2026-11-01   TO  * ]                          | 2026-11-01T00:00:00Z..*
          [2026-11-01T10:00:00Z TO 2026-11-01T12:00:00Z}  | 2026-11-01T10:00:00Z..2026-11-01T12:00:00Z
          {2026-11-01T10:00:00+02:00 TO 2026-11-01]       | 2026-11-01T08:00:00.001Z..2026-11-02T00:00:00Z
          [0001-01-01 TO 9999-12-31]                      | 0001-01-01T00:00:00Z..+10000-01-01T00:00:00Z
          """)
  void publishedIsADayOrARange(String written, String period) {
    assertThat(Shape.of(SEARCHES.parse("published:" + written))).isEqualTo("published=" + period);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          published:yesterday                   | 10 | expected a date such as 2026-11-28 or a range
          published:2026-02-30                  | 10 | not '2026-02-30'
          published:12026-01-01                 | 10 | its year is one of 1 to 9999
          published:2026*                       | 10 | takes neither '*' nor '~'
          published:[2026-11-01]                | 10 | expected a range such as [2026-11-01 TO
          published:[* TO *]                    | 10 | has a beginning or an end
          published:[2026-11-01 TO soon]        | 25 | a time such as 2026-11-28T12:00:00Z or *, not 'soon'
          published:[soon TO 2026-11-01]        | 11 | not 'soon'
          published:[-0001-01-01 TO 2026-11-01] | 11 | its year is one of 1 to 9999
          published:[2026-11-02 TO 2026-11-01]  | 25 | ends before it begins
          published:{2026-11-01 TO 2026-11-02}  | 25 | ends before it begins, or at once
          a published:[2026-11-01 TO            | 26 | to close the range at position 12
          topic:[a TO b]                        | 6  | a range stands after 'published:', not after 'topic:'
          story:abc                             | 6  | a story id is 32 lower-case hex digits, not 'abc'
          a AND like:abc                        | 11 | an article id is 32 lower-case hex digits, not 'abc'
          like:abc*                             | 5  | takes neither '*' nor '~'
          titel:a                               | 0  | the fields are title, body, source, author, language, collection, topic, story, published, like
          """)
  void saysWhatIsWrongAndWhere(String text, int position, String part) {
    assertThat(SEARCHES.parse(text))
        .isInstanceOfSatisfying(
            Parsed.Rejected.class,
            rejected -> {
              assertThat(rejected.problem()).contains(part);
              assertThat(rejected.position()).isEqualTo(position);
            });
  }

  @Test
  void idsAreReadInAnyCaseAndKnowTheirPlace() {
    assertThat(
            Shape.of(
                SEARCHES.parse(
                    "a AND (story:" + ID.toUpperCase(Locale.ROOT) + " -like:" + ID + ")")))
        .isEqualTo("+a +(story=" + ID + " -like=" + ID + "@52)");
  }

  @Test
  void aQueryIsLikeTenArticlesAtMost() {
    assertThat(SEARCHES.parse(("like:" + ID + " ").repeat(10)))
        .isInstanceOf(Parsed.Understood.class);
    assertThat(SEARCHES.parse(("like:" + ID + " ").repeat(11)))
        .isInstanceOfSatisfying(
            Parsed.Rejected.class,
            rejected -> assertThat(rejected.problem()).contains("at most 10 articles"));
  }

  @Test
  void leavesAreAllThatIsAskedForOrLeftOut() {
    assertThat(SEARCHES.parse("a AND (b published:2026-11-28) -like:" + ID))
        .isInstanceOfSatisfying(
            Parsed.Understood.class,
            understood -> assertThat(understood.query().leaves()).hasSize(4));
  }

  @Test
  void whateverStandsInARangeIsUnderstoodOrRejectedWithinItself() {
    String[] pieces =
        Stream.of("published:", "[", "]", "{", "}", " TO ", "2026-11-01", "*", "T", "-", " ", "a")
            .toArray(String[]::new);
    Random random = new Random(7);
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder("published:[");
      for (int i = random.nextInt(10); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      switch (SEARCHES.parse(text.toString())) {
        case Parsed.Understood understood -> assertThat(understood.query()).isNotNull();
        case Parsed.Rejected rejected ->
            assertThat(rejected.position()).as("%s", text).isBetween(0, text.length());
      }
    }
  }
}

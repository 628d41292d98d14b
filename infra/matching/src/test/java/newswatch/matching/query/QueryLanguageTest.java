package newswatch.matching.query;

import static newswatch.matching.query.QueryLanguage.SEARCHES;
import static newswatch.matching.query.QueryLanguage.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryLanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a                           | a
          a b                         | a b
          a AND b                     | +a +b
          a && b                      | +a +b
          a OR b                      | a b
          a AND b OR c                | +a +b c
          a OR b AND c                | +b +c a
          a AND b c                   | +a +b c
          a AND b OR c AND d          | +a +b +c +d
          a NOT b                     | a -b
          a AND NOT b                 | +a -b
          a OR NOT b                  | a -b
          NOT a AND b                 | +b -a
          !a b                        | b -a
          +a b -c                     | +a b -c
          +a OR b                     | +a b
          (a OR b) AND c              | +(a b) +c
          ((a))                       | a
          (a b) -(c d)                | (a b) -(c d)
          +(a)                        | a
          a (-b c)                    | a (c -b)
          "a b"                       | "a b"
          "a b"~10                    | "a b"~10
          "a b" ~10                   | "a b"~10
          “a b”~2                     | "a b"~2
          "a\\"b"                     | "a"b"
          a"b c"d                     | a "b c" d
          sanction*                   | sanction*
          title:a                     | title:a
          Title:a                     | title:a
          title : a                   | title:a
          title:"a b"~3 c             | title:"a b"~3 c
          title:(a AND b) c           | (+title:a +title:b) c
          title:(a body:b)            | title:a body:b
          source:(reuters OR "the x") | source:reuters source:"the x"
          language:zh-Hans            | language=zh-Hans
          collection:"Asia desk"      | collection=Asia desk
          title\\:a                   | title:a
          \\AND                       | AND
          and or not                  | and or not
          a - b                       | a b
          a AND - b                   | +a b
          rock&roll -x                | rock&roll -x
          and/or                      | and/or
          Yahoo! a                    | Yahoo! a
          co-operation                | co-operation
          a ,, b                      | a b
          a AND ...                   | a
          南海　仲裁                    | 南海 仲裁
          """)
  void readsAsLuceneDoes(String text, String shape) {
    assertThat(Shape.of(TOPICS.parse(text))).isEqualTo(shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``            | 0 | the query is blank
          `  `          | 0 | the query is blank
          ...           | 0 | only punctuation
          a (b          | 4 | expected ')' to close the '(' at position 2
          a)            | 1 | there is no '(' for this ')' to close
          a ()          | 3 | expected something to find between '(' and ')'
          "a b          | 4 | expected '"' to close the phrase that begins at position 0
          a AND         | 5 | expected something to find after 'AND', not the end
          AND a         | 0 | expected something to find before 'AND'
          a AND OR b    | 6 | expected something to find after 'AND', not 'OR'
          a (AND b)     | 3 | expected something to find before 'AND'
          a -           | 3 | expected something to find after '-', not the end
          a NOT -b      | 6 | expected something to find after 'NOT', not '-'
          -a            | 0 | needs something to find, not only things to leave out
          a (-b -c)     | 3 | needs something to find, not only things to leave out
          NOT a NOT ... | 0 | needs something to find, not only things to leave out
          :a            | 0 | expected a field's name before ':'
          title:        | 6 | expected a word, a phrase in quotes or '(' after 'title:'
          title:-a      | 6 | expected a word, a phrase in quotes or '(' after 'title:'
          title:body:a  | 6 | expected a word, a phrase in quotes or '(' after 'title:'
          titel:a       | 0 | there is no field 'titel'; the fields are title, body, source, author
          topic:economy | 0 | the field 'topic' is for searches; a topic's fields are title, body
          a story:b     | 2 | the field 'story' is for searches
          published:[a TO b] | 0 | the field 'published' is for searches
          like:a        | 0 | the field 'like' is for searches
          title:[a TO b] | 6 | ranges are not part of the language but after 'published:'
          title:[a      | 8 | expected ']' or '}' to close the range at position 6
          16:30         | 0 | write \\: or put the words in quotes
          roam~         | 4 | '~' stands after a phrase in quotes
          a ~2          | 2 | stands after a phrase in quotes
          "a"~          | 4 | expected a whole number after '~'
          "a"~1.5       | 4 | expected a whole number after '~'
          "a"~1001      | 4 | at most 1000
          "a b"~2~3     | 7 | stands after a phrase in quotes
          a^2           | 1 | weights ('^') are not part
          a /b.c/       | 2 | regular expressions
          [a TO b]      | 0 | ranges are not part
          a}            | 1 | write \\}
          *a            | 0 | cannot begin with '*'
          title:*       | 6 | cannot begin with '*'
          a?b           | 1 | '?' in place of a letter
          Why?          | 3 | '?' in place of a letter
          sanc*ion      | 4 | only at the end of a word
          s*            | 0 | at least 2 letters before '*'
          南*           | 0 | at least 2 letters before '*'
          x's*          | 0 | at least 2 letters before '*'
          co-op*        | 0 | 'co-op' is read as 2 words
          language:z*   | 9 | compared as a whole
          a\\           | 2 | expected a character after
          """)
  void saysWhatIsWrongAndWhere(String text, int position, String part) {
    assertThat(TOPICS.parse(text))
        .isInstanceOfSatisfying(
            Parsed.Rejected.class,
            rejected -> {
              assertThat(rejected.problem()).contains(part);
              assertThat(rejected.position()).isEqualTo(position);
            });
  }

  @Test
  void twoBarsAreOr() {
    assertThat(Shape.of(TOPICS.parse("a || b AND c"))).isEqualTo("+b +c a");
  }

  @Test
  void searchesMayAskForTopics() {
    assertThat(Shape.of(SEARCHES.parse("topic:economy"))).isEqualTo("topic=economy");
  }

  @Test
  void wordsAreNormalisedAndPositionsAreThoseOfTheText() {
    String decomposed = "Tru\u031bo\u031bng";
    assertThat(Shape.of(TOPICS.parse(decomposed))).isEqualTo("Tr\u01b0\u01a1ng");
    assertThat(Shape.of(TOPICS.parse(decomposed + " )"))).startsWith("9: ");
  }

  @Nested
  class AtItsLimits {
    @Test
    void aQueryHolds8192Characters() {
      assertUnderstood("a".repeat(200) + " ".repeat(7_992));
      assertRejected(" ".repeat(8_193), "at most 8192 characters");
    }

    @Test
    void parenthesesStand20Deep() {
      assertUnderstood("(".repeat(20) + "a" + ")".repeat(20));
      assertRejected("(".repeat(21) + "a" + ")".repeat(21), "at most 20 deep");
      assertRejected("(".repeat(8_000), "at most 20 deep");
    }

    @Test
    void aQueryHolds1024Clauses() {
      assertUnderstood("a ".repeat(1_024));
      assertUnderstood("body:a ".repeat(1_023) + "body:\"a b\"~3");
      assertRejected("a ".repeat(1_025), "at most 1024 words");
      assertRejected(
          "title:a ".repeat(1_000) + "ab* ".repeat(24) + "\"a b\"", "at most 1024 words");
    }

    @Test
    void aPhraseHolds64Words() {
      assertUnderstood('"' + "a ".repeat(64) + '"');
      assertRejected('"' + "a ".repeat(65) + '"', "at most 64 words");
      assertRejected("南".repeat(66), "at most 64 words");
    }

    @Test
    void aSlopIsAtMost1000() {
      assertUnderstood("\"a b\"~1000");
      assertRejected("\"a b\"~99999999999999999999", "at most 1000");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyTextIsUnderstoodAndCanBeMatchedOrIsRejectedWithinItself(long seed) {
    ArticleWords article = SomeArticle.titled("a party 南海").body("한국 party title").words();
    Random random = new Random(seed);
    String[] pieces = {
      "a",
      "party",
      "title",
      "topic",
      ":",
      "(",
      ")",
      "(",
      ")",
      "\"",
      "\u201C",
      "\u201D",
      "~",
      "3",
      "AND",
      "OR",
      "NOT",
      "&&",
      "||",
      "'s",
      "\u00DF",
      "\uD840\uDC00",
      "+",
      "-",
      "!",
      "*",
      "?",
      "^",
      "/",
      "[",
      "}",
      "\\",
      " ",
      " ",
      " ",
      "\u3000",
      "\u00A0",
      "\uFEFF",
      "南海",
      "한국",
      "\uD83D",
      "\uDE00",
      "\u0301",
      "...",
      "\0"
    };
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(14); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      switch (TOPICS.parse(text.toString())) {
        case Parsed.Understood(Query query) ->
            assertThat(CompiledQuery.of(query).match(article)).isNotNull();
        case Parsed.Rejected(int position, String problem) -> {
          assertThat(position).as("%s", text).isBetween(0, text.length());
          assertThat(problem).isNotBlank();
        }
      }
    }
  }

  @Test
  void textOfAnyCharactersIsUnderstoodOrRejected() {
    Random random = new Random(4);
    for (int run = 0; run < 5_000; run++) {
      char[] text = new char[random.nextInt(40)];
      for (int i = 0; i < text.length; i++) {
        text[i] = (char) random.nextInt(random.nextBoolean() ? 128 : 65_536);
      }
      assertThat(SEARCHES.parse(new String(text))).isNotNull();
    }
  }

  private static void assertUnderstood(String text) {
    assertThat(TOPICS.parse(text)).isInstanceOf(Parsed.Understood.class);
  }

  private static void assertRejected(String text, String part) {
    assertThat(TOPICS.parse(text))
        .isInstanceOfSatisfying(
            Parsed.Rejected.class, rejected -> assertThat(rejected.problem()).contains(part));
  }
}

package newswatch.matching.topic;

import static java.util.Objects.requireNonNull;
import static newswatch.matching.query.SomeArticle.titled;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import newswatch.events.Evidence;
import newswatch.events.Field;
import newswatch.matching.query.SomeArticle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It rained. The reef is theirs. So they say.           | The reef is theirs.
          It rained! "The reef is theirs," he said.             | "The reef is theirs," he said.
          He asked: "Whose?" The reef is theirs.                | The reef is theirs.
          U.S. Navy ships and Gen. J. Smith saw the reef. So?   | U.S. Navy ships and Gen. J. Smith saw the reef.
          Prices rose 3.5 percent at the reef. More follows.    | Prices rose 3.5 percent at the reef.
          It rained … and the reef vanished. Who knows?         | It rained … and the reef vanished.
          下雨了。the reef 是他们的。他说                       | the reef 是他们的。
          他说：“下雨了。”the reef 是他们的                     | the reef 是他们的
          no end the reef                                       | no end the reef
          """)
  void endWhereAReaderSeesTheirEnd(String body, String sentence) {
    assertThat(best(body, "reef")).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\n\n", "  \n "})
  void endWithTheLine(String end) {
    assertThat(best("Menu" + end + "The reef" + end + "Share", "reef")).isEqualTo("The reef");
  }

  @Test
  void theOneWithMostReasonsIsBestAndTheEarliestAmongEquals() {
    String body = "The reef again. A warship at the reef. A warship near the reef.";
    assertThat(best(body, "reef", "warship")).isEqualTo("A warship at the reef.");
  }

  @Test
  void ofALongOneThePartAroundTheReasonIsGivenInWholeWords() {
    String body = "word ".repeat(300) + "so reef" + " more".repeat(300);
    String sentence = best(body, "reef");
    assertThat(sentence).hasSizeBetween(350, Sentences.MAX_LENGTH).contains(" reef ");
    assertThat(sentence).startsWith("word ").endsWith(" more");
  }

  @Test
  void noCharacterIsCutInTwo() {
    String body = "🚢".repeat(300) + "xreefx" + "🚢".repeat(300);
    String sentence = best(body, "reef");
    assertThat(sentence).contains("reef").hasSizeLessThanOrEqualTo(Sentences.MAX_LENGTH);
    assertThat(sentence.codePoints().noneMatch(code -> code >= 0xD800 && code <= 0xDFFF)).isTrue();
  }

  @Test
  void withoutEvidenceThereIsNone() {
    assertThat(Sentences.best(List.of(), titled("The reef").words())).isNull();
  }

  /** The sentence of a body of which these words are evidence, each its own clause. */
  private static String best(String body, String... words) {
    SomeArticle article = titled("t").body(body);
    List<Evidence> evidence =
        Stream.of(words)
            .flatMap(word -> places(body, word))
            .sorted((a, b) -> Integer.compare(a.start(), b.start()))
            .toList();
    Evidence sentence = requireNonNull(Sentences.best(evidence, article.words()), "sentence");
    assertThat(body.substring(sentence.start(), sentence.end())).isEqualTo(sentence.text());
    return sentence.text();
  }

  private static Stream<Evidence> places(String body, String word) {
    return Stream.iterate(
            body.indexOf(word), at -> at >= 0, at -> body.indexOf(word, at + word.length()))
        .map(at -> new Evidence(Field.BODY, at, at + word.length(), word, word));
  }
}

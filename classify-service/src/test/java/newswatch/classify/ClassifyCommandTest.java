package newswatch.classify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import newswatch.events.EventJson;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ClassifyCommandTest {
  private static final String REEFS =
      """
      topics:
        - id: reefs
          name: Reefs
          query: reef OR 南海
      """;

  @TempDir Path folder;

  @Nested
  class Articles {
    @Test
    void areAnsweredInOrderWithScoreAndEvidence() throws IOException {
      Outcome outcome =
          classify(
              REEFS,
              """
              {"id":"first","title":"Nothing"}
              {"id":"second","title":"A reef","body":"Far from any reef."}
              """);
      assertThat(outcome.code()).isZero();
      assertThat(outcome.lines())
          .containsExactly(
              "{\"id\":\"first\",\"topics\":[]}",
              "{\"id\":\"second\",\"topics\":[{\"id\":\"reefs\",\"version\":1,\"score\":0.515,"
                  + "\"evidence\":[{\"field\":\"title\",\"start\":2,\"end\":6,\"text\":\"reef\","
                  + "\"clause\":\"reef\"},"
                  + "{\"field\":\"body\",\"start\":13,\"end\":17,\"text\":\"reef\","
                  + "\"clause\":\"reef\"}],"
                  + "\"sentence\":{\"field\":\"title\",\"start\":0,\"end\":6,\"text\":\"A reef\"}}]}");
      assertThat(outcome.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{\"title\":\"x\",\"id\":\"a\"} | \"a\"",
          "{\"title\":\"x\",\"id\":17}    | 17",
          "{\"title\":\"x\",\"id\":null}  | null",
          "{\"title\":\"x\"}              | null"
        })
    void haveTheirIdEchoed(String line, String id) throws IOException {
      assertThat(classify(REEFS, line).answers().getFirst().get("id")).hasToString(id);
    }

    @Test
    void needNoMoreThanATitleOrABody() throws IOException {
      Outcome outcome = classify(REEFS, "{\"title\":\"reef\"}\n{\"body\":\"reef\"}\n");
      assertThat(outcome.code()).isZero();
      assertThat(outcome.answers()).hasSize(2).allMatch(a -> a.get("topics").size() == 1);
    }

    @Test
    void mayCarryEveryFieldAndUnknownOnes() throws IOException {
      Outcome outcome =
          classify(
              REEFS,
              """
              {"id":1,"url":"https://a.example/","title":"t","summary":"reef","author":"A",\
              "source":"S","language":"en","publishedAt":"yesterday","more":{"a":[1]}}
              """);
      assertThat(outcome.answers().getFirst().at("/topics/0/evidence/0/field").asString())
          .isEqualTo("summary");
    }

    @Test
    void areReadAsUtf8WithOffsetsInUtf16Units() throws IOException {
      JsonNode evidence =
          classify(REEFS, "{\"title\":\"🌊 é 南海\"}")
              .answers()
              .getFirst()
              .at("/topics/0/evidence/0");
      assertThat(evidence.get("text").asString()).isEqualTo("南海");
      assertThat(evidence.get("start").asInt()).isEqualTo(5);
    }

    @Test
    void mayEndInCarriageReturnsAndBeginWithAByteOrderMark() throws IOException {
      Outcome outcome =
          classify(REEFS, "\uFEFF{\"id\":1,\"title\":\"x\"}\r\n\r\n{\"id\":2,\"title\":\"y\"}\r\n");
      assertThat(outcome.code()).isZero();
      assertThat(outcome.answers()).extracting(a -> a.get("id").asInt()).containsExactly(1, 2);
    }

    @Test
    void mayBeFiveMegabytesLong() throws IOException {
      String body = "word ".repeat(1_000_000) + "reef";
      Outcome outcome = classify(REEFS, "{\"title\":\"x\",\"body\":\"" + body + "\"}");
      assertThat(outcome.answers().getFirst().at("/topics/0/evidence/0/start").asInt())
          .isEqualTo(5_000_000);
    }

    @Test
    void mayHoldHalfACharacter() throws IOException {
      Outcome outcome = classify(REEFS, "{\"id\":\"\\ud83d\",\"title\":\"\\ud83d reef\"}");
      assertThat(outcome.code()).isZero();
      assertThat(outcome.answers()).hasSize(1);
    }

    @Test
    void areNotNeeded() throws IOException {
      Outcome outcome = classify(REEFS, "");
      assertThat(outcome.code()).isZero();
      assertThat(outcome.lines()).isEmpty();
      assertThat(outcome.err()).isEmpty();
    }
  }

  @Nested
  class LinesThatAreNoArticle {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "nonsense",
          "{\"title\":",
          "[]",
          "7",
          "null",
          "\"text\"",
          "{}",
          "{\"title\":\"  \"}",
          "{\"title\":{\"a\":1}}",
          "{\"title\":\"x\"} more"
        })
    void areReportedWithTheirNumberWhileTheOthersAreJudged(String line) throws IOException {
      Outcome outcome =
          classify(
              REEFS, "{\"id\":1,\"title\":\"x\"}\n\n" + line + "\n{\"id\":4,\"title\":\"x\"}\n");
      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.answers()).extracting(a -> a.get("id").asInt()).containsExactly(1, 4);
      assertThat(outcome.err()).startsWith("newswatch: line 3: ").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "nonsense            | this is no JSON: Unrecognized token 'nonsense'",
          "7                   | expected one JSON object",
          "{\"title\":{\"a\":1}} | 'title' holds no text"
        })
    void areToldWhatIsWrongWithThem(String line, String problem) throws IOException {
      assertThat(classify(REEFS, line).err()).contains(problem);
    }

    @Test
    void areToldWhatIsMissing() throws IOException {
      assertThat(classify(REEFS, "{\"id\":1}").err()).contains("a title or a body");
    }
  }

  @Nested
  class Topics {
    @Test
    void areTheDefaultOnesWithoutAFile() {
      Outcome outcome = run("{\"title\":\"Vessels collide in the South China Sea\"}", "classify");
      assertThat(outcome.answers().getFirst().at("/topics/0/id").asString())
          .isEqualTo("south-china-sea");
    }

    @Test
    void thatAreBrokenAreReportedAndTheOthersJudge() throws IOException {
      Outcome outcome =
          classify(
              REEFS + "  - {id: broken, name: Broken, query: (reef OR}\n", "{\"title\":\"reef\"}");
      assertThat(outcome.code()).isZero();
      assertThat(outcome.err()).contains("broken").contains("line 5");
      assertThat(outcome.answers().getFirst().get("topics")).hasSize(1);
    }

    @Test
    void thatCostTooMuchOverAnArticleAreNamed() throws IOException {
      String costly =
          "  - {id: dear, name: Dear, query: '(" + "\"a b\" ".repeat(300) + ") AND nowhere'}\n";
      Outcome outcome =
          classify(
              REEFS + costly,
              "\n{\"title\":\"reef\",\"body\":\"" + "a x b x ".repeat(60_000) + "nowhere\"}");
      assertThat(outcome.code()).isZero();
      assertThat(outcome.err())
          .isEqualToIgnoringNewLines(
              "newswatch: line 2: topic 'dear' was given up over this article, it costs too much");
      assertThat(outcome.answers().getFirst().get("topics")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "topics: []", "topics:\n  - {id: a, name: A, query: '('}", "{"})
    void amongWhichNoneCanJudgeAreRefused(String file) throws IOException {
      Outcome outcome = classify(file, "{\"title\":\"x\"}");
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.lines()).isEmpty();
      assertThat(outcome.err()).contains("topics.yml holds no topic that can judge");
    }

    @Test
    void inAFileThatIsMissingAreNamed() {
      Outcome outcome = run("", "classify", "--topics", "nowhere.yml");
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err())
          .isEqualToIgnoringNewLines(
              "newswatch: cannot read the topics in nowhere.yml: there is no such file");
    }

    @Test
    void inAFileOfOtherBytesAreRefused() throws IOException {
      Path file = Files.write(folder.resolve("latin.yml"), new byte[] {'a', (byte) 0xE9, 'b'});
      Outcome outcome = run("", "classify", "--topics", file.toString());
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err()).contains("it is not UTF-8");
    }
  }

  @Nested
  class Use {
    @ParameterizedTest
    @CsvSource({
      "--topics, --topics wants a file or a folder",
      "--unknown, there is no option '--unknown'",
      "file.jsonl, articles come from the standard input: newswatch classify < file.jsonl",
      "--topics a b, nothing is expected behind a: 'b'"
    })
    void thatIsWrongIsNamedAndTheRightOneShown(String rest, String named) {
      Outcome outcome = run("{\"title\":\"x\"}", ("classify " + rest).split(" "));
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.lines()).isEmpty();
      assertThat(outcome.err())
          .startsWith("newswatch: " + named)
          .contains("usage: newswatch classify");
    }

    @Test
    void isShownWhenAskedFor() {
      Outcome outcome = run("", "classify", "--help");
      assertThat(outcome.code()).isZero();
      assertThat(outcome.out()).startsWith("usage: newswatch classify");
    }

    @Test
    void endsWhenNobodyReadsTheAnswers() {
      PrintStream closed = new PrintStream(new ByteArrayOutputStream(), false, UTF_8);
      closed.close();
      int code =
          ClassifyCommand.run(
              new String[] {"classify"},
              new ByteArrayInputStream("{\"title\":\"x\"}\n".getBytes(UTF_8)),
              closed,
              new PrintStream(new ByteArrayOutputStream(), false, UTF_8));
      assertThat(code).isEqualTo(1);
    }
  }

  private Outcome classify(String topics, String articles) throws IOException {
    Path file = Files.writeString(folder.resolve("topics.yml"), topics);
    return run(articles, "classify", "--topics", file.toString());
  }

  private static Outcome run(String articles, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        ClassifyCommand.run(
            args,
            new ByteArrayInputStream(articles.getBytes(UTF_8)),
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, false, UTF_8));
    return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private record Outcome(int code, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }

    List<JsonNode> answers() {
      return out.lines().map(EventJson.mapper()::readTree).toList();
    }
  }
}

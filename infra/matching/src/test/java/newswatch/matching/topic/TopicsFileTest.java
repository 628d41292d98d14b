package newswatch.matching.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import newswatch.events.Topic;
import newswatch.events.TopicExamples;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsFileTest {

  @Test
  void anEntryBecomesATopic() {
    TopicsFile file =
        TopicsFile.read(
            """
            topics:
              - id: reefs
                name: Reefs & atolls
                description: What lies under water.
                query: >-
                  reef
                  OR atoll
                exclusions: title:diving
                minimumScore: 0.2
              - {id: sea, name: Sea, query: sea}
            """);
    assertThat(file.problems()).isEmpty();
    Topic reefs = file.topics().getFirst();
    assertThat(reefs)
        .usingRecursiveComparison()
        .isEqualTo(
            new Topic(
                reefs.id(),
                "Reefs & atolls",
                "What lies under water.",
                "reef OR atoll",
                "title:diving",
                0.2,
                1,
                reefs.fileDigest(),
                false));
    assertThat(reefs.id().value()).isEqualTo("reefs");
    assertThat(file.topics().getLast().minimumScore()).isZero();
  }

  @Nested
  class Examples {
    @Test
    void areListsOfTextsWhoseFirstLineIsTheirTitle() {
      TopicsFile file =
          TopicsFile.read(
              """
              topics:
                - id: reefs
                  name: Reefs
                  query: reef
                  examples:
                    about:
                      - |-
                        Navies clash
                        Near the reef.
                      - 42
                    notAbout:
              """);
      assertThat(file.problems()).isEmpty();
      assertThat(file.topics().getFirst().examples())
          .isEqualTo(new TopicExamples(List.of("Navies clash\nNear the reef.", "42"), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples:", "examples: {}", "examples: {about: [], notAbout: }"})
    void mayBeLeftEmpty(String entry) {
      TopicsFile file = TopicsFile.read("topics:\n- {id: x, name: N, query: a, " + entry + "}");
      assertThat(file.problems()).isEmpty();
      assertThat(file.topics().getFirst().examples()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            text                   | expected 'about:' and 'notAbout:' under 'examples:'
            {against: [a]}         | under 'examples:' the keys are about and notAbout, not 'against'
            {about: [a], about: b} | 'about:' stands twice
            {about: a}             | expected a list of texts under 'about:'
            {about: [[a]]}         | an example is a text, its title on its first line
            {about: [' ']}         | an example is a text, its title on its first line
            """)
    void thatCannotBeReadAreReportedWithTheirTopic(String examples, String problem) {
      TopicsFile file =
          TopicsFile.read("topics:\n- {id: x, name: N, query: a, examples: " + examples + "}");
      assertThat(file.topics()).isEmpty();
      assertThat(file.problems())
          .extracting(TopicsFile.Problem::sentence)
          .first()
          .isEqualTo("line 2, topic 'x': " + problem);
    }

    @Test
    void thatAreTooManyAreReported() {
      String texts = "text, ".repeat(TopicExamples.MAX_TEXTS + 1);
      TopicsFile file =
          TopicsFile.read(
              "topics:\n- {id: x, name: N, query: a, examples: {about: [" + texts + "]}}");
      assertThat(file.problems())
          .extracting(TopicsFile.Problem::problem)
          .containsExactly("a topic has at most 1000 examples, not 1001");
    }
  }

  @Nested
  class AFolder {
    @Test
    void isReadFileByFileAndTheFirstOfTwoWithOneIdIsKept(@TempDir Path folder) throws IOException {
      Files.writeString(folder.resolve("b.yml"), "topics: [{id: x, name: Second, query: b}]");
      Files.writeString(
          folder.resolve("a.yaml"),
          "\uFEFFtopics: [{id: x, name: First, query: a}, {id: y, name: Y}]");
      Files.writeString(folder.resolve("notes.txt"), "no topics");
      Files.writeString(folder.resolve(".hidden.yml"), "no topics");
      TopicsFile all = TopicsFile.at(folder);
      assertThat(all.topics()).extracting(Topic::name).containsExactly("First");
      assertThat(all.problems())
          .extracting(TopicsFile.Problem::sentence)
          .containsExactly(
              "a.yaml, line 1, topic 'y': expected 'query:' with a text",
              "b.yml, line 1, topic 'x': the id stands in an earlier file, too; that one is kept");
    }
  }

  @Nested
  class TheDigest {
    @Test
    void staysWhenOnlyTheWritingChanges() {
      assertThat(digest("# note\ntopics:\n- query: >-\n    a\n    b\n  name: N\n  id: x"))
          .isEqualTo(digest("topics: [{id: x, name: N, query: a b}]"))
          .matches("[0-9a-f]{32}");
    }

    @Test
    void changesWithWhatTheEntrySays() {
      assertThat(digest("topics: [{id: x, name: N, query: a b}]"))
          .isNotEqualTo(digest("topics: [{id: x, name: N, query: a c}]"))
          .isNotEqualTo(digest("topics: [{id: x, name: N, query: a b, minimumScore: 0.1}]"))
          .isNotEqualTo(digest("topics: [{id: x, name: N, query: a b, exclusions: c}]"));
    }

    private static String digest(String yaml) {
      return String.valueOf(TopicsFile.read(yaml).topics().getFirst().fileDigest());
    }
  }

  @Test
  void badEntriesAreReportedWithTheirLinesAndSpoilNoOther() {
    TopicsFile file =
        TopicsFile.read(
            """
            topics:
              - id: good
                name: Good
                query: reef
              - name: No id
                query: reef
              - id: unreadable
                name: Unreadable
                query: reef AND (sea
              - id: Bad Id
                name: Bad id
                query: reef
              - id: good
                name: Again
                query: sea
              - id: keys
                name: Keys
                qeury: sea
              - id: number
                name: Number
                query: sea
                minimumScore: high
              - just a text
              - id: list
                name: List
                query: [sea, reef]
              - id: twice
                name: Twice
                query: sea
                query: reef
              - id: excluded
                name: Excluded
                query: sea
                exclusions: NOT reef
              - id: last
                name: Last
                query: sea
            """);
    assertThat(file.topics())
        .extracting(topic -> topic.id().value())
        .containsExactly("good", "last");
    assertThat(file.problems())
        .extracting(TopicsFile.Problem::sentence)
        .containsExactly(
            "line 5: expected 'id:' with a text",
            "line 9, topic 'unreadable': 'query:' is not understood at its end: expected ')' to"
                + " close the '(' at position 9",
            "line 10, topic 'Bad Id': a topic id is 1 to 64 of a-z, 0-9 and '-', beginning with a"
                + " letter or digit, not 'Bad Id'",
            "line 13, topic 'good': the id stands twice; the entry at line 2 is kept",
            "line 18, topic 'keys': there is no key 'qeury'; the keys are id, name, description,"
                + " query, exclusions, examples and minimumScore",
            "line 16, topic 'keys': expected 'query:' with a text",
            "line 22, topic 'number': expected a number from 0 to 1 after 'minimumScore:', not"
                + " high",
            "line 23: expected an entry with 'id:', 'name:' and 'query:'",
            "line 26, topic 'list': expected a text after 'query:'",
            "line 24, topic 'list': expected 'query:' with a text",
            "line 30, topic 'twice': 'query:' stands twice",
            "line 34, topic 'excluded': 'exclusions:' is not understood at 'NOT reef': a query"
                + " needs something to find, not only things to leave out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "just a text",
        "- a\n- b",
        "topics: {a: b}",
        "topics: text",
        "themes: []",
        "topics: [",
        "topics: *nowhere",
        "\u0001",
        "topics: []\n---\ntopics: []",
        "a: &a [*a, *a]\n",
        "topics: &t [*t, *t]"
      })
  void aFileThatIsNoListOfTopicsHasProblemsAndNoTopics(String yaml) {
    TopicsFile file = TopicsFile.read(yaml);
    assertThat(file.topics()).isEmpty();
    assertThat(file.problems()).isNotEmpty().allMatch(problem -> problem.line() >= 1);
  }

  @Test
  void brokenYamlIsOneProblemWithItsLine() {
    assertThat(TopicsFile.read("topics:\n  - id: [a\n  - b: c").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(3))
        .satisfies(problem -> assertThat(problem.problem()).startsWith("the file cannot be read"));
  }

  @Test
  void deepNestingIsAProblem() {
    assertThat(TopicsFile.read("topics: " + "[".repeat(5_000)).problems()).hasSize(1);
  }

  @Test
  void anEmptyListHasNeitherTopicsNorProblems() {
    assertThat(TopicsFile.read("topics: []")).isEqualTo(new TopicsFile(List.of(), List.of()));
  }
}

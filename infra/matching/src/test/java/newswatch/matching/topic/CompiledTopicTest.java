package newswatch.matching.topic;

import static newswatch.matching.query.SomeArticle.titled;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import newswatch.events.Evidence;
import newswatch.events.Field;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.events.TopicExamples;
import newswatch.events.TopicId;
import newswatch.matching.query.SomeArticle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledTopicTest {

  @Nested
  class Judging {
    private final Topic reefs = topic("reefs", "reef OR atoll", "title:diving", 0.3);

    @Test
    void anArticleThatMatchesIsTaggedWithItsEvidence() {
      assertThat(judge(reefs, titled("Two reefs")))
          .isEqualTo(
              new Verdict.Tagged(
                  new Tag(
                      reefs.id(),
                      3,
                      0.5,
                      List.of(new Evidence(Field.TITLE, 4, 9, "reefs", "reef")),
                      new Evidence(Field.TITLE, 0, 9, "Two reefs"))));
    }

    @Test
    void anArticleThatDoesNotMatchIsNotTagged() {
      assertThat(judge(reefs, titled("Two islands"))).isEqualTo(new Verdict.QueryMissed());
    }

    @Test
    void anExclusionKeepsTheTagAwayAndShowsWhere() {
      assertThat(judge(reefs, titled("Diving at the reef")))
          .isEqualTo(
              new Verdict.Excluded(
                  List.of(new Evidence(Field.TITLE, 0, 6, "Diving", "title:diving"))));
    }

    @Test
    void aMentionFarDownIsTooWeak() {
      assertThat(judge(reefs, titled("x").body("y ".repeat(300) + "reef")))
          .isEqualTo(
              new Verdict.ScoreTooLow(
                  0.15, 0.3, List.of(new Evidence(Field.BODY, 600, 604, "reef", "reef"))));
    }

    @Test
    void aTopicMayAskForSourcesAlone() {
      Topic wire = topic("wire", "source:some", null, 0);
      assertThat(judge(wire, titled("x")))
          .isEqualTo(new Verdict.Tagged(new Tag(wire.id(), 3, 0.1, List.of())));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "reef, '', 0.5",
    "reef, reef, 0.515",
    "x, reef, 0.3",
    "x, reef reef, 0.321",
    "x, reef reef reef reef reef reef reef reef, 0.38",
    "x, reef atoll, 0.51",
    "reef atoll, '', 0.75"
  })
  void differentWordsCountMoreThanRepeats(String title, String body, double score) {
    assertThat(judge(topic("reefs", "reef atoll", null, 0), titled(title).body(body)))
        .isInstanceOfSatisfying(
            Verdict.Tagged.class, tagged -> assertThat(tagged.tag().score()).isEqualTo(score));
  }

  @Nested
  class Examples {
    private static final List<String> ABOUT =
        List.of(
            "Navies clash near the reef\nTwo warships rammed each other at the disputed reef.",
            "Warships shadow each other at the reef\nThe navies blamed each other.");
    private static final List<String> NOT_ABOUT =
        List.of(
            "Divers admire the reef\nTourists book tours to see the corals.",
            "Corals bleach on the reef\nScientists and tourists worry about the corals.");

    @Test
    void keepTheTagAwayFromWhatIsLikeThoseThatAreNotAboutIt() {
      Topic taught = taught(repeated(ABOUT, 30), repeated(NOT_ABOUT, 30), 0.5);
      assertThat(judge(taught, titled("Warships near the reef").body("The navies met.")))
          .isInstanceOf(Verdict.Tagged.class);
      assertThat(judge(taught, titled("Divers and tourists admire the corals on the reef")))
          .isInstanceOf(Verdict.ScoreTooLow.class);
    }

    @Test
    void letNothingThroughThatTheQueryMisses() {
      Topic taught = taught(repeated(ABOUT, 30), repeated(NOT_ABOUT, 30));
      assertThat(judge(taught, titled("Warships shadow each other").body("The navies met.")))
          .isInstanceOf(Verdict.QueryMissed.class);
    }

    @Test
    void onlyNudgeWhereTheyAreFew() {
      double alone = score(topic("reefs", "reef", null, 0), titled("Warships near the reef"));
      double few = score(taught(ABOUT, NOT_ABOUT), titled("Warships near the reef"));
      double many =
          score(
              taught(repeated(ABOUT, 100), repeated(NOT_ABOUT, 100)),
              titled("Warships near the reef"));
      assertThat(few).isBetween(alone, alone + 0.15);
      assertThat(many).isGreaterThan(few);
    }

    @Test
    void giveTheSameScoreWheneverTheyAreLearned() {
      SomeArticle article = titled("Warships and corals at the reef");
      assertThat(score(taught(ABOUT, NOT_ABOUT), article))
          .isEqualTo(score(taught(ABOUT, NOT_ABOUT), article));
    }

    @Test
    void nameTheWordsThatSpeakForIt() {
      Topic taught = taught(repeated(ABOUT, 30), repeated(NOT_ABOUT, 30));
      assertThat(judge(taught, titled("Warships near the reef")))
          .isInstanceOfSatisfying(
              Verdict.Tagged.class,
              tagged ->
                  assertThat(tagged.tag().evidence())
                      .anySatisfy(
                          reason -> assertThat(reason.clause()).isEqualTo(Evidence.EXAMPLES))
                      .anySatisfy(reason -> assertThat(reason.clause()).isEqualTo("reef")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "x", "南海", "reef", "\u0000\uD800", "١٢٣"})
    void mayBeAnything(String text) {
      Topic odd = taught(List.of(text, text.repeat(50_000)), List.of(text));
      assertThat(score(odd, titled("The reef"))).isBetween(0.0, 1.0);
    }

    private static Topic taught(List<String> about, List<String> notAbout) {
      return taught(about, notAbout, 0);
    }

    private static Topic taught(List<String> about, List<String> notAbout, double minimumScore) {
      return new Topic(
          new TopicId("reefs"),
          "Reefs",
          null,
          "reef",
          null,
          new TopicExamples(about, notAbout),
          minimumScore,
          3,
          null,
          null,
          false);
    }

    /** So many, told apart by a number. */
    private static List<String> repeated(List<String> texts, int times) {
      return IntStream.range(0, times)
          .boxed()
          .flatMap(i -> texts.stream().map(text -> text + " Report " + i))
          .toList();
    }
  }

  private static double score(Topic topic, SomeArticle article) {
    return switch (judge(topic, article)) {
      case Verdict.Tagged tagged -> tagged.tag().score();
      case Verdict.ScoreTooLow low -> low.score();
      case Verdict.QueryMissed _, Verdict.Excluded _, Verdict.TooCostly _ -> 0;
    };
  }

  @Nested
  class SeveralTopics {
    private final Topics topics =
        Topics.of(
            List.of(
                topic("weak", "sea", null, 0),
                topic("broken", "sea AND (reef", null, 0),
                topic("strong", "reef", null, 0),
                topic("worse", "sea", "-reef", 0),
                topic("also-strong", "reef", null, 0)));

    @Test
    void tagBestFirst() {
      assertThat(topics.tag(titled("Reef").body("At sea").words()))
          .extracting(tag -> tag.id().value())
          .containsExactly("also-strong", "strong", "weak");
    }

    @Test
    void nameTheBrokenOnesAndStillJudgeByTheOthers() {
      assertThat(topics.broken())
          .extracting(Compiled.Broken::sentence)
          .containsExactly(
              "the query of topic 'broken', at position 13: expected ')' to close the '(' at"
                  + " position 8",
              "the exclusions of topic 'worse', at position 0: a query needs something to find, not"
                  + " only things to leave out");
      assertThat(topics.ready()).hasSize(3);
    }
  }

  private static Topic topic(
      String id, String query, @Nullable String exclusions, double minimumScore) {
    return new Topic(new TopicId(id), id, null, query, exclusions, minimumScore, 3, null, false);
  }

  private static Verdict judge(Topic topic, SomeArticle article) {
    return switch (CompiledTopic.compile(topic)) {
      case Compiled.Ready(CompiledTopic ready) -> ready.judge(article.words());
      case Compiled.Broken broken -> throw new AssertionError(broken.sentence());
    };
  }
}

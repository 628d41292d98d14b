package newswatch.matching.topic;

import static newswatch.matching.query.SomeArticle.titled;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import newswatch.events.Evidence;
import newswatch.events.Field;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.matching.query.SomeArticle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledTopicTest {

  @Nested
  class Judging {
    private final Topic reefs = topic("reefs", "reef OR atoll", "title:diving", 0.3);

    @Test
    void anArticleThatMatchesIsTaggedWithItsEvidence() {
      assertThat(judge(reefs, titled("Two reefs")))
          .isEqualTo(
              new Verdict.Tagged(
                  new Tag(reefs.id(), 3, 0.5, List.of(new Evidence(Field.TITLE, 4, 9, "reefs")))));
    }

    @Test
    void anArticleThatDoesNotMatchIsNotTagged() {
      assertThat(judge(reefs, titled("Two islands"))).isEqualTo(new Verdict.QueryMissed());
    }

    @Test
    void anExclusionKeepsTheTagAwayAndShowsWhere() {
      assertThat(judge(reefs, titled("Diving at the reef")))
          .isEqualTo(new Verdict.Excluded(List.of(new Evidence(Field.TITLE, 0, 6, "Diving"))));
    }

    @Test
    void aMentionFarDownIsTooWeak() {
      assertThat(judge(reefs, titled("x").body("y ".repeat(300) + "reef")))
          .isEqualTo(
              new Verdict.ScoreTooLow(
                  0.15, 0.3, List.of(new Evidence(Field.BODY, 600, 604, "reef"))));
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

package newswatch.classify.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import newswatch.classify.SomeSighting;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.topic.Compiled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TopicsInForceTest {
  private final TopicsInForce topics = new TopicsInForce();

  @Test
  void withoutTopicsNothingIsTaggedAndNothingIsRead() {
    assertThat(topics.now().read()).isZero();
    assertThat(topics.now().tag(article("reef"))).isEmpty();
  }

  @Test
  void aTopicTagsOnceItIsDefined() {
    topics.define(topic("reefs", "reef"), 4);
    assertThat(topics.now().tag(article("A reef"))).extracting("id.value").containsExactly("reefs");
    assertThat(topics.now().read()).isEqualTo(5);
  }

  @Test
  void aNewDefinitionReplacesTheOlder() {
    topics.define(topic("reefs", "reef"), 0);
    topics.define(topic("reefs", "atoll").withVersion(2), 1);
    assertThat(topics.now().tag(article("A reef"))).isEmpty();
    assertThat(topics.now().tag(article("An atoll"))).extracting("version").containsExactly(2L);
  }

  @Test
  void aRemovedTopicTagsNoMore() {
    topics.define(topic("reefs", "reef"), 0);
    topics.remove("reefs", 1);
    assertThat(topics.now().tag(article("A reef"))).isEmpty();
    assertThat(topics.now().read()).isEqualTo(2);
  }

  @Test
  void aJudgementKeepsTheTopicsItBeganWith() {
    topics.define(topic("reefs", "reef"), 0);
    TopicsInForce.Snapshot before = topics.now();
    topics.remove("reefs", 1);
    assertThat(before.tag(article("A reef"))).hasSize(1);
    assertThat(before.read()).isEqualTo(1);
  }

  @Test
  void readingTheChannelAgainDoesNotTurnBackHowFarItWasRead() {
    topics.readTo(9);
    topics.define(topic("reefs", "reef"), 3);
    assertThat(topics.now().read()).isEqualTo(10);
  }

  @Test
  void aThousandChangesAreInForceAtOnce() {
    for (int i = 0; i < 1_000; i++) {
      topics.define(topic("t" + i, "reef" + i), i);
    }
    assertThat(topics.now().tag(article("reef7 reef999"))).hasSize(2);
    for (int i = 0; i < 1_000; i++) {
      topics.define(
          topic("t" + i, i % 2 == 0 ? "atoll" + i : "reef" + i).withVersion(2), 1_000 + i);
    }
    topics.remove("t998", 2_000);
    assertThat(topics.now().tag(article("atoll6 atoll998 reef6 reef999")))
        .extracting("id.value", "version")
        .containsExactly(tuple("t6", 2L), tuple("t999", 2L));
  }

  @Test
  void aTopicThatComesBackUnchangedJudgesOn() {
    topics.define(topic("reefs", "reef"), 0);
    topics.remove("reefs", 1);
    topics.define(topic("reefs", "reef"), 2);
    topics.define(topic("reefs", "reef"), 3);
    assertThat(topics.now().tag(article("A reef"))).hasSize(1);
    assertThat(topics.now().read()).isEqualTo(4);
  }

  @Nested
  class ATopicThatCostsTooMuch {
    private final ArticleWords repeating = article("a x b x ".repeat(50_000));

    @BeforeEach
    void isDefinedBesideAGoodOne() {
      topics.define(topic("costly", "\"a b\" ".repeat(700)), 0);
      topics.define(topic("letters", "a"), 1);
    }

    @Test
    void isGivenUpWhileTheOthersTag() {
      assertThat(topics.now().tag(repeating)).extracting("id.value").containsExactly("letters");
      assertThat(topics.costly()).containsExactly(new TopicId("costly"));
      assertThat(topics.now().tag(article("a b"))).hasSize(2);
    }

    @Test
    void isReportedOnceForADefinition(CapturedOutput output) {
      topics.now().tag(repeating);
      topics.now().tag(repeating);
      assertThat(output).containsOnlyOnce("topic given up over an article");
      assertThat(topics.givenUp()).isEqualTo(2);
      topics.define(topic("costly", "a").withVersion(2), 2);
      assertThat(topics.costly()).isEmpty();
    }
  }

  @Nested
  class ATopicThatDoesNotParse {
    @BeforeEach
    void isDefinedBesideAGoodOne() {
      topics.define(topic("broken", "(reef OR"), 0);
      topics.define(topic("reefs", "reef"), 1);
    }

    @Test
    void isLeftOutWhileTheOthersTag() {
      assertThat(topics.now().tag(article("A reef")))
          .extracting("id.value")
          .containsExactly("reefs");
      assertThat(topics.now().topics().broken())
          .extracting(Compiled.Broken::id)
          .containsExactly(new TopicId("broken"));
    }

    @Test
    void isReportedOnceWithItsIdAndTheProblem(CapturedOutput output) {
      topics.report();
      topics.define(topic("other", "sea"), 2);
      topics.report();
      assertThat(output).containsOnlyOnce("topic left out");
    }

    @Test
    void isReportedAgainForAnotherDefinition(CapturedOutput output) {
      topics.report();
      topics.define(topic("broken", "reef AND"), 2);
      assertThat(output.toString().split("topic left out", -1)).hasSize(3);
    }

    @Test
    void isNotReportedBeforeTheChannelIsRead(CapturedOutput output) {
      topics.define(topic("broken", "mended"), 2);
      topics.report();
      assertThat(output).doesNotContain("topic left out");
    }
  }

  private static Topic topic(String id, String query) {
    return new Topic(new TopicId(id), id, null, query, null, 0, 1, null, false);
  }

  private static ArticleWords article(String title) {
    return ArticleWords.of(SomeSighting.of("x").title(title).seen().article(), List.of());
  }
}

package newswatch.matching.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.Generated;
import newswatch.matching.query.SomeArticle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics together, found by the index, and each topic asked by itself. */
class TopicsAgreementTest {
  private static final int TOPICS = 400;

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void theSameTagsAsWhenEachTopicIsAskedByItself(long seed) {
    Generated generated = new Generated(seed);
    List<Topic> defined = new ArrayList<>();
    for (int i = 0; i < TOPICS; i++) {
      defined.add(topic(i, generated));
    }
    Topics topics = Topics.of(defined);
    assertThat(topics.ready()).hasSizeGreaterThan(TOPICS / 2);
    List<CompiledTopic> each = defined.stream().flatMap(TopicsAgreementTest::ready).toList();
    int tags = 0;
    for (int i = 0; i < 1_000; i++) {
      tags += assertAgreement(topics, each, generated, "seed " + seed + ", article " + i);
    }
    assertThat(tags).isBetween(TOPICS, TOPICS * 700);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void theSameTagsWhileTopicsComeAndGo(long seed) {
    Generated generated = new Generated(seed);
    Map<TopicId, Compiled> defined = new TreeMap<>();
    Topics topics = Topics.of(List.of());
    for (int change = 0; change < 300; change++) {
      List<Compiled> compiled = new ArrayList<>();
      Set<TopicId> removed = new HashSet<>();
      for (int i = generated.below(change % 50 == 0 ? TOPICS : 4); i >= 0; i--) {
        Topic topic = topic(generated.below(TOPICS), generated);
        if (generated.below(4) == 0) {
          removed.add(topic.id());
        } else {
          compiled.add(CompiledTopic.compile(topic));
          defined.put(topic.id(), CompiledTopic.compile(topic));
        }
      }
      removed.forEach(defined::remove);
      topics = topics.with(compiled, removed);
      String where = "seed " + seed + ", change " + change;
      assertThat(topics.ready().size() + topics.broken().size())
          .as(where)
          .isEqualTo(defined.size());
      for (int i = 0; i < 5; i++) {
        assertAgreement(
            topics,
            defined.values().stream().flatMap(TopicsAgreementTest::ready).toList(),
            generated,
            where);
      }
    }
  }

  @Test
  void topicsAsTheyWereGoOnJudgingAsTheyDid() {
    Topics before = Topics.of(List.of(topic(1, "reef")));
    Topics after =
        before.with(List.of(CompiledTopic.compile(topic(2, "atoll"))), Set.of(new TopicId("t1")));
    ArticleWords article = SomeArticle.titled("Reef and atoll").words();
    assertThat(before.tag(article)).extracting(tag -> tag.id().value()).containsExactly("t1");
    assertThat(after.tag(article)).extracting(tag -> tag.id().value()).containsExactly("t2");
  }

  @Test
  void aTopicThatIsTakenOutAndPutBackJudgesOnce() {
    Compiled reef = CompiledTopic.compile(topic(1, "reef"));
    Topics topics = Topics.of(List.of()).with(List.of(reef), Set.of());
    for (int i = 0; i < 100; i++) {
      topics = topics.with(List.of(), Set.of(reef.id())).with(List.of(reef, reef), Set.of());
      assertThat(topics.tag(SomeArticle.titled("Reef").words())).hasSize(1);
    }
  }

  private static int assertAgreement(
      Topics topics, Collection<CompiledTopic> each, Generated generated, String where) {
    SomeArticle article = generated.article();
    String[] collections = generated.collections();
    ArticleWords words = article.words(collections);
    List<Tag> expected = new ArrayList<>();
    for (CompiledTopic topic : each) {
      if (topic.judge(words) instanceof Verdict.Tagged(Tag tag)) {
        expected.add(tag);
      }
    }
    expected.sort(Comparator.comparingDouble(Tag::score).reversed().thenComparing(Tag::id));
    assertThat(topics.tag(article.words(collections)))
        .as("%s: %s in %s", where, article, List.of(collections))
        .isEqualTo(expected);
    return expected.size();
  }

  private static Stream<CompiledTopic> ready(Topic topic) {
    return ready(CompiledTopic.compile(topic));
  }

  private static Stream<CompiledTopic> ready(Compiled compiled) {
    return compiled instanceof Compiled.Ready(CompiledTopic topic)
        ? Stream.of(topic)
        : Stream.empty();
  }

  private static Topic topic(int number, Generated generated) {
    String exclusions = generated.below(5) == 0 ? generated.query() : null;
    return new Topic(
        new TopicId("t" + number), "t", null, generated.query(), exclusions, 0, 1, null, false);
  }

  private static Topic topic(int number, String query) {
    return new Topic(new TopicId("t" + number), "t", null, query, null, 0, 1, null, false);
  }
}

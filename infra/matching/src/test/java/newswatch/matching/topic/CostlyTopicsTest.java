package newswatch.matching.topic;

import static newswatch.matching.query.SomeArticle.titled;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.events.Article;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.matching.query.ArticleWords;
import org.junit.jupiter.api.Test;

/** Topics that cost more over an article than ordinary ones, and less than one may. */
class CostlyTopicsTest {
  private static final String REPEATED = "a x b x ";

  private final ArticleWords article =
      titled("Reef").body(REPEATED.repeat(Article.MAX_BODY_BYTES / REPEATED.length())).words();

  @Test
  void sixteenOfThemAreJudgedWhateverTheOrderInWhichTheyCame() {
    List<Topic> topics =
        IntStream.range(0, 20)
            .mapToObj(
                i -> topic("dear-%02d".formatted(i), "reef -(\"a b\" \"b a\" \"a a\" \"b b\")"))
            .collect(Collectors.toCollection(ArrayList::new));
    topics.add(topic("ordinary", "reef"));
    List<String> givenUp = new ArrayList<>();
    List<String> tagged = tagged(topics, givenUp);
    assertThat(tagged).hasSize(17).contains("dear-00", "dear-15", "ordinary");
    assertThat(givenUp).containsExactly("dear-16", "dear-17", "dear-18", "dear-19");

    List<String> givenUpBackwards = new ArrayList<>();
    assertThat(tagged(topics.reversed(), givenUpBackwards)).isEqualTo(tagged);
    assertThat(givenUpBackwards).isEqualTo(givenUp);
  }

  private List<String> tagged(List<Topic> topics, List<String> givenUp) {
    return Topics.of(topics).tag(article, topic -> givenUp.add(topic.topic().id().value())).stream()
        .map(tag -> tag.id().value())
        .toList();
  }

  private static Topic topic(String id, String query) {
    return new Topic(new TopicId(id), id, null, query, null, 0, 1, null, false);
  }
}

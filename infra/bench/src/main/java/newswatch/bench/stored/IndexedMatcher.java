package newswatch.bench.stored;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import newswatch.events.Article;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.topic.CompiledTopic;
import newswatch.matching.topic.Topics;

/** Ours as classify-service has it: topics that are found by an index, with score and evidence. */
final class IndexedMatcher implements Matcher {
  private Topics topics = Topics.of(List.of());

  @Override
  public void register(List<String> queries) {
    topics =
        Topics.of(
            IntStream.range(0, queries.size()).mapToObj(n -> topic(n, queries.get(n))).toList());
  }

  @Override
  public void add(int number, String query) {
    topics = topics.with(List.of(CompiledTopic.compile(topic(number, query))), Set.of());
  }

  @Override
  public int[] match(Article article) {
    List<Tag> tags = topics.tag(ArticleWords.of(article, List.of()));
    int[] numbers = new int[tags.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(tags.get(i).id());
    }
    return numbers;
  }

  static Topic topic(int number, String query) {
    return new Topic(new TopicId("q" + number), "bench", null, query, null, 0, 1, null, false);
  }

  static int number(TopicId id) {
    return Integer.parseInt(id.value(), 1, id.value().length(), 10);
  }
}

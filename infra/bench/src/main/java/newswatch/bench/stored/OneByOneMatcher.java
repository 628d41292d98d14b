package newswatch.bench.stored;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import newswatch.events.Article;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.topic.Compiled;
import newswatch.matching.topic.CompiledTopic;
import newswatch.matching.topic.Verdict;

/** Every query asked by itself: whatever an index finds, this is what it should. */
final class OneByOneMatcher implements Matcher {
  private final List<CompiledTopic> topics = new ArrayList<>();

  @Override
  public void register(List<String> queries) {
    for (int number = 0; number < queries.size(); number++) {
      topics.add(compiled(number, queries.get(number)));
    }
  }

  @Override
  public void add(int number, String query) {
    topics.removeIf(topic -> IndexedMatcher.number(topic.topic().id()) == number);
    topics.add(compiled(number, query));
  }

  private static CompiledTopic compiled(int number, String query) {
    return switch (CompiledTopic.compile(IndexedMatcher.topic(number, query))) {
      case Compiled.Ready(CompiledTopic topic) -> topic;
      case Compiled.Broken broken -> throw new IllegalArgumentException(broken.sentence());
    };
  }

  @Override
  public int[] match(Article article) {
    ArticleWords words = ArticleWords.of(article, List.of());
    IntStream.Builder numbers = IntStream.builder();
    for (CompiledTopic topic : topics) {
      if (topic.judge(words) instanceof Verdict.Tagged) {
        numbers.add(IndexedMatcher.number(topic.topic().id()));
      }
    }
    return numbers.build().toArray();
  }
}

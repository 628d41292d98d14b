package newswatch.matching.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.QueryIndex;

/** Topics that are found by what their queries need. */
final class IndexedTopics {
  static final IndexedTopics NONE = new IndexedTopics(List.of());

  private final List<CompiledTopic> topics;
  private final Set<CompiledTopic> members;
  private final QueryIndex index;

  private IndexedTopics(List<CompiledTopic> topics) {
    this.topics = topics;
    this.members = Set.copyOf(topics);
    this.index = QueryIndex.of(topics.stream().map(CompiledTopic::query).toList());
  }

  static IndexedTopics of(Collection<CompiledTopic> topics) {
    return topics.isEmpty() ? NONE : new IndexedTopics(List.copyOf(topics));
  }

  boolean contains(CompiledTopic topic) {
    return members.contains(topic);
  }

  List<CompiledTopic> topics() {
    return topics;
  }

  /** Those that may judge the article as theirs; no others do. */
  List<CompiledTopic> candidates(ArticleWords article) {
    if (topics.isEmpty()) {
      return new ArrayList<>();
    }
    int[] found = index.candidates(article);
    List<CompiledTopic> candidates = new ArrayList<>(found.length);
    for (int topic : found) {
      candidates.add(topics.get(topic));
    }
    return candidates;
  }
}

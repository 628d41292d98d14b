package newswatch.matching.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.matching.query.ArticleWords;

/**
 * The topics that articles are judged by; a broken one keeps none of the others from it. Immutable,
 * and safe for threads.
 *
 * <p>Most topics lie in one large index, those that came since in a small one, which is all that a
 * change makes anew. The large one is made anew once the small one, and what is no longer in force
 * of the large one, have grown to a share of it.
 */
public final class Topics {
  private static final Comparator<CompiledTopic> BY_ID =
      Comparator.comparing(compiled -> compiled.topic().id());
  private static final Comparator<Tag> BEST_FIRST =
      Comparator.comparingDouble(Tag::score).reversed().thenComparing(Tag::id);

  /** One in so many of the large index may be new or no longer in force. */
  private static final int SHARE = 16;

  private static final int FEW = 64;

  /**
   * So many topics may cost all that one may over an article. An article on which ten thousand
   * waste 20 ms each would else stop the news for minutes.
   */
  private static final int PATIENCE = 16;

  private static final Topics NONE = new Topics(Map.of(), IndexedTopics.NONE, IndexedTopics.NONE);

  private final Map<TopicId, Compiled> all;
  private final IndexedTopics settled;
  private final IndexedTopics recent;
  private final List<CompiledTopic> ready;
  private final List<Compiled.Broken> broken;

  private Topics(Map<TopicId, Compiled> all, IndexedTopics settled, IndexedTopics recent) {
    this.all = all;
    this.settled = settled;
    this.recent = recent;
    this.ready = ready(all);
    this.broken =
        all.values().stream()
            .filter(Compiled.Broken.class::isInstance)
            .map(Compiled.Broken.class::cast)
            .toList();
  }

  private static List<CompiledTopic> ready(Map<TopicId, Compiled> all) {
    return all.values().stream()
        .filter(Compiled.Ready.class::isInstance)
        .map(one -> ((Compiled.Ready) one).topic())
        .toList();
  }

  /** These; of several with one id the last. */
  public static Topics of(Collection<Topic> topics) {
    return NONE.with(topics.stream().map(CompiledTopic::compile).toList(), Set.of());
  }

  /**
   * The topics after a change. One change to ten thousand takes about a millisecond, and some tens
   * of them when the large index is made anew; a thousand changes at once take no longer.
   *
   * @param defined new ones, and others instead of those with the same ids
   * @param removed whose topics, if there are such, are no more
   */
  public Topics with(Collection<Compiled> defined, Collection<TopicId> removed) {
    Map<TopicId, Compiled> next = new LinkedHashMap<>(all);
    defined.forEach(topic -> next.put(topic.id(), topic));
    removed.forEach(next::remove);
    Set<CompiledTopic> fresh = new LinkedHashSet<>(recent.topics());
    for (Compiled one : defined) {
      if (one instanceof Compiled.Ready(CompiledTopic topic) && !settled.contains(topic)) {
        fresh.add(topic);
      }
    }
    fresh.removeIf(topic -> !inForce(next, topic));
    long gone = settled.topics().stream().filter(topic -> !inForce(next, topic)).count();
    return fresh.size() + gone > Math.max(FEW, settled.topics().size() / SHARE)
        ? new Topics(next, IndexedTopics.of(ready(next)), IndexedTopics.NONE)
        : new Topics(next, settled, IndexedTopics.of(fresh));
  }

  private static boolean inForce(Map<TopicId, Compiled> all, CompiledTopic topic) {
    return all.get(topic.topic().id()) instanceof Compiled.Ready(CompiledTopic now) && now == topic;
  }

  /** The tags of an article, best first, equal scores by topic id. */
  public List<Tag> tag(ArticleWords article) {
    return tag(article, _ -> {});
  }

  /**
   * The tags of an article, best first, equal scores by topic id. Where topics cost more than those
   * of ordinary words do, only the first {@value #PATIENCE} of them by id may cost all that one
   * may; so the same topics give the same tags in whatever order they came.
   *
   * @param tooCostly is told of each topic that was given up, see {@link Verdict.TooCostly}
   */
  public List<Tag> tag(ArticleWords article, Consumer<CompiledTopic> tooCostly) {
    List<Tag> tags = new ArrayList<>();
    List<CompiledTopic> dear = new ArrayList<>();
    for (CompiledTopic topic : candidates(article)) {
      take(topic.judgeBriefly(article), tags, () -> dear.add(topic));
    }
    dear.sort(BY_ID);
    for (int i = 0; i < dear.size(); i++) {
      CompiledTopic topic = dear.get(i);
      if (i < PATIENCE) {
        take(topic.judge(article), tags, () -> tooCostly.accept(topic));
      } else {
        tooCostly.accept(topic);
      }
    }
    tags.sort(BEST_FIRST);
    return List.copyOf(tags);
  }

  private static void take(Verdict verdict, List<Tag> tags, Runnable tooCostly) {
    switch (verdict) {
      case Verdict.Tagged(Tag tag) -> tags.add(tag);
      case Verdict.TooCostly _ -> tooCostly.run();
      case Verdict.QueryMissed _, Verdict.Excluded _, Verdict.ScoreTooLow _ -> {}
    }
  }

  private List<CompiledTopic> candidates(ArticleWords article) {
    List<CompiledTopic> candidates = settled.candidates(article);
    candidates.removeIf(topic -> !inForce(all, topic));
    candidates.addAll(recent.candidates(article));
    return candidates;
  }

  /** Those that can judge, in the order given. */
  public List<CompiledTopic> ready() {
    return ready;
  }

  /** Those that cannot, in the order given, to be shown to who wrote them. */
  public List<Compiled.Broken> broken() {
    return broken;
  }
}

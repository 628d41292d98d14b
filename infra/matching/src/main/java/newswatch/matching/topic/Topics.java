package newswatch.matching.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.matching.query.ArticleWords;

/** The topics that articles are judged by; a broken one keeps none of the others from it. */
public final class Topics {
  private static final Comparator<Tag> BEST_FIRST =
      Comparator.comparingDouble(Tag::score).reversed().thenComparing(Tag::id);

  private final List<CompiledTopic> ready;
  private final List<Compiled.Broken> broken;

  private Topics(List<CompiledTopic> ready, List<Compiled.Broken> broken) {
    this.ready = List.copyOf(ready);
    this.broken = List.copyOf(broken);
  }

  public static Topics of(Collection<Topic> topics) {
    List<CompiledTopic> ready = new ArrayList<>();
    List<Compiled.Broken> broken = new ArrayList<>();
    for (Topic topic : topics) {
      switch (CompiledTopic.compile(topic)) {
        case Compiled.Ready(CompiledTopic compiled) -> ready.add(compiled);
        case Compiled.Broken problem -> broken.add(problem);
      }
    }
    return new Topics(ready, broken);
  }

  /** The tags of an article, best first, equal scores by topic id. */
  public List<Tag> tag(ArticleWords article) {
    List<Tag> tags = new ArrayList<>();
    for (CompiledTopic topic : ready) {
      if (topic.judge(article) instanceof Verdict.Tagged(Tag tag)) {
        tags.add(tag);
      }
    }
    tags.sort(BEST_FIRST);
    return List.copyOf(tags);
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

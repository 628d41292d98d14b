package newswatch.matching.examples;

import newswatch.events.TopicExamples;
import newswatch.matching.query.ArticleWords;
import org.jspecify.annotations.Nullable;

/**
 * A topic's examples, from which is learned when an article first asks: who only wants to know
 * whether a topic can judge does not wait for it. Safe for threads.
 */
public final class LearnedExamples {
  private final @Nullable TopicExamples examples;
  private volatile @Nullable ExampleModel model;

  /**
   * @param examples none where the topic has none
   */
  public LearnedExamples(@Nullable TopicExamples examples) {
    this.examples = examples;
  }

  /** What the examples say of an article; none where there are none. */
  public @Nullable Opinion judge(ArticleWords article) {
    return examples == null ? null : learned(examples).judge(article);
  }

  private ExampleModel learned(TopicExamples from) {
    ExampleModel known = model;
    return known == null ? learnOnce(from) : known;
  }

  private synchronized ExampleModel learnOnce(TopicExamples from) {
    ExampleModel known = model;
    if (known == null) {
      known = ExampleModel.learn(from);
      model = known;
    }
    return known;
  }
}

package newswatch.search.trial;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import newswatch.events.ArticleTagged;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.topic.Compiled;
import newswatch.matching.topic.CompiledTopic;
import newswatch.matching.topic.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * Why an article is, or is not, about a topic: what a version of the topic says of the article as
 * it is stored, beside the tag that is stored with it.
 *
 * @param version the one that judged
 * @param reasons what led to the finding; absent where the definition cannot judge
 */
public record Why(
    TopicId topic,
    long version,
    @JsonUnwrapped Finding finding,
    @Nullable Reasons reasons,
    Stored stored) {
  public Why {
    requireNonNull(topic, "topic");
    requireNonNull(finding, "finding");
    requireNonNull(stored, "stored");
  }

  /**
   * The tag that the article carries.
   *
   * @param tagged whether there is one
   * @param version that set it
   * @param note how it and the finding go together, where they differ
   */
  public record Stored(boolean tagged, @Nullable Long version, @Nullable String note) {}

  /** What this version of the topic says of the article. */
  public static Why of(Topic topic, ArticleTagged article) {
    return switch (CompiledTopic.compile(topic)) {
      case Compiled.Broken broken -> of(topic, Finding.of(broken), null, article);
      case Compiled.Ready ready -> {
        Explanation explanation =
            ready.topic().explain(ArticleWords.of(article.article(), article.collections()));
        yield of(topic, Finding.of(explanation), Reasons.of(explanation), article);
      }
    };
  }

  private static Why of(
      Topic topic, Finding finding, @Nullable Reasons reasons, ArticleTagged article) {
    Tag tag =
        article.topics().stream()
            .filter(one -> one.id().equals(topic.id()))
            .findFirst()
            .orElse(null);
    return new Why(
        topic.id(),
        topic.version(),
        finding,
        reasons,
        new Stored(
            tag != null,
            tag == null ? null : tag.version(),
            note(topic, finding.outcome() == Finding.Outcome.TAGGED, tag)));
  }

  private static @Nullable String note(Topic topic, boolean now, @Nullable Tag tag) {
    if (tag == null) {
      return now
          ? "The article is not tagged: it was judged by another version, or before there was one."
          : null;
    }
    String by = "The tag was set by version " + tag.version();
    if (tag.version() != topic.version()) {
      return by + (now ? "." : ", and version " + topic.version() + " would not set it.");
    }
    return now ? null : by + " and does not follow from it any more.";
  }
}

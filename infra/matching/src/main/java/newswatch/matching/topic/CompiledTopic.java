package newswatch.matching.topic;

import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.CompiledQuery;
import newswatch.matching.query.Match;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.QueryLanguage;
import newswatch.matching.topic.Compiled.Part;
import org.jspecify.annotations.Nullable;

/** A topic ready to judge articles. Safe for threads. */
public final class CompiledTopic {
  private final Topic topic;
  private final CompiledQuery query;
  private final @Nullable CompiledQuery exclusions;

  private CompiledTopic(Topic topic, CompiledQuery query, @Nullable CompiledQuery exclusions) {
    this.topic = topic;
    this.query = query;
    this.exclusions = exclusions;
  }

  /** Reads the topic's query and its exclusions; blank exclusions are none. */
  public static Compiled compile(Topic topic) {
    return switch (QueryLanguage.TOPICS.parse(topic.query())) {
      case Parsed.Rejected rejected -> broken(topic, Part.QUERY, rejected);
      case Parsed.Understood query -> withExclusions(topic, CompiledQuery.of(query.query()));
    };
  }

  private static Compiled withExclusions(Topic topic, CompiledQuery query) {
    String exclusions = topic.exclusions();
    if (exclusions == null || exclusions.isBlank()) {
      return new Compiled.Ready(new CompiledTopic(topic, query, null));
    }
    return switch (QueryLanguage.TOPICS.parse(exclusions)) {
      case Parsed.Rejected rejected -> broken(topic, Part.EXCLUSIONS, rejected);
      case Parsed.Understood(var unwanted) ->
          new Compiled.Ready(new CompiledTopic(topic, query, CompiledQuery.of(unwanted)));
    };
  }

  private static Compiled broken(Topic topic, Part part, Parsed.Rejected rejected) {
    return new Compiled.Broken(topic.id(), part, rejected.position(), rejected.problem());
  }

  public Topic topic() {
    return topic;
  }

  CompiledQuery query() {
    return query;
  }

  public Verdict judge(ArticleWords article) {
    return switch (query.match(article)) {
      case Match.NotFound() -> new Verdict.QueryMissed();
      case Match.GivenUp() -> new Verdict.TooCostly();
      case Match.Found found -> judge(article, found);
    };
  }

  private Verdict judge(ArticleWords article, Match.Found found) {
    return switch (exclusions == null ? new Match.NotFound() : exclusions.match(article)) {
      case Match.Found unwanted -> new Verdict.Excluded(unwanted.evidence());
      case Match.GivenUp() -> new Verdict.TooCostly();
      case Match.NotFound() -> scored(found);
    };
  }

  private Verdict scored(Match.Found found) {
    double score = Score.of(found.clauses());
    if (score < topic.minimumScore()) {
      return new Verdict.ScoreTooLow(score, topic.minimumScore(), found.evidence());
    }
    return new Verdict.Tagged(new Tag(topic.id(), topic.version(), score, found.evidence()));
  }
}

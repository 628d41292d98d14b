package newswatch.matching.topic;

import java.util.List;
import java.util.function.BiFunction;
import newswatch.events.Evidence;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.matching.examples.LearnedExamples;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.CompiledQuery;
import newswatch.matching.query.Match;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.Query;
import newswatch.matching.query.QueryLanguage;
import newswatch.matching.topic.Compiled.Part;
import org.jspecify.annotations.Nullable;

/**
 * A topic ready to judge articles: the query and the exclusions decide which articles come into
 * question, and what the topic's examples teach says yes or no to those. Safe for threads.
 */
public final class CompiledTopic {
  private final Topic topic;
  private final Query asked;
  private final CompiledQuery query;
  private final @Nullable CompiledQuery exclusions;
  private final LearnedExamples examples;

  private CompiledTopic(Topic topic, Query query, @Nullable CompiledQuery exclusions) {
    this.topic = topic;
    this.asked = query;
    this.query = CompiledQuery.of(query);
    this.exclusions = exclusions;
    this.examples = new LearnedExamples(topic.examples());
  }

  /**
   * Reads the topic's query and its exclusions, where blank ones are none; from its examples it
   * learns when an article first matches.
   */
  public static Compiled compile(Topic topic) {
    return switch (QueryLanguage.TOPICS.parse(topic.query())) {
      case Parsed.Rejected rejected -> broken(topic, Part.QUERY, rejected);
      case Parsed.Understood query -> withExclusions(topic, query.query());
    };
  }

  private static Compiled withExclusions(Topic topic, Query query) {
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
    return judge(article, CompiledQuery::match);
  }

  /** The same verdict, or {@link Verdict.TooCostly} after a tenth of what it may cost. */
  public Verdict judgeBriefly(ArticleWords article) {
    return judge(article, CompiledQuery::matchBriefly);
  }

  private Verdict judge(
      ArticleWords article, BiFunction<CompiledQuery, ArticleWords, Match> matching) {
    return switch (matching.apply(query, article)) {
      case Match.NotFound() -> new Verdict.QueryMissed();
      case Match.GivenUp() -> new Verdict.TooCostly();
      case Match.Found found -> {
        Match unwanted =
            exclusions == null ? new Match.NotFound() : matching.apply(exclusions, article);
        yield switch (unwanted) {
          case Match.Found excluded -> new Verdict.Excluded(Reasons.of(excluded));
          case Match.GivenUp() -> new Verdict.TooCostly();
          case Match.NotFound() -> weighed(article, found);
        };
      }
    };
  }

  private Verdict weighed(ArticleWords article, Match.Found found) {
    Weighing weighing = weigh(article, found);
    if (!weighing.tags()) {
      return new Verdict.ScoreTooLow(weighing.score(), weighing.minimum(), Reasons.of(found));
    }
    List<Evidence> evidence = Reasons.of(found, weighing.opinion(), article);
    Evidence sentence = Sentences.best(evidence, article);
    return new Verdict.Tagged(
        new Tag(topic.id(), topic.version(), weighing.score(), evidence, sentence));
  }

  /** The verdict with all that led to it; dearer than {@link #judge}. */
  public Explanation explain(ArticleWords article) {
    Verdict verdict = judge(article);
    return switch (query.match(article)) {
      case Match.NotFound() -> Explanation.missed(verdict, asked, article);
      case Match.GivenUp() -> Explanation.givenUp(verdict);
      case Match.Found found -> Explanation.found(verdict, found, weigh(article, found), article);
    };
  }

  private Weighing weigh(ArticleWords article, Match.Found found) {
    double score = Score.of(asked, found.clauses());
    return Weighing.of(score, examples.judge(article), topic.minimumScore());
  }
}

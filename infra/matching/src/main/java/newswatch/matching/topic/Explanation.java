package newswatch.matching.topic;

import static java.util.Objects.requireNonNull;

import java.util.List;
import newswatch.events.Evidence;
import newswatch.matching.examples.Opinion;
import newswatch.matching.examples.SpokenWord;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.CompiledQuery;
import newswatch.matching.query.Match;
import newswatch.matching.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * Why a topic says of an article what it says.
 *
 * @param found the query's clauses that were found, in the order of the query; empty where it
 *     missed
 * @param missing where the query missed: the clauses that it requires and that were not found or,
 *     where it requires none, those of which one would have been enough; at most {@value
 *     #MAX_MISSING}, and only those of its outermost level
 * @param scores how it was weighed; absent where the query missed or was given up
 * @param examples what the topic's examples say; absent where it has none, or the query missed
 */
public record Explanation(
    Verdict verdict,
    List<FoundClause> found,
    List<String> missing,
    @Nullable Scores scores,
    @Nullable Share examples) {
  /** The most clauses that are named as missing. */
  public static final int MAX_MISSING = 20;

  /** The most words that are named for the topic, and against it. */
  public static final int MAX_WORDS = 10;

  /**
   * A clause of the query that was found.
   *
   * @param clause as it is written in the query, shortened where it is long
   * @param places its first places in title, summary and body
   */
  public record FoundClause(String clause, List<Evidence> places) {
    public FoundClause {
      requireNonNull(clause, "clause");
      places = List.copyOf(places);
    }
  }

  /**
   * @param query what the query alone says, above 0 and at most 1
   * @param score of the query and the examples, above 0 and at most 1
   * @param minimum from which score on the tag is set, 0 to 1
   */
  public record Scores(double query, double score, double minimum) {
    static Scores of(Weighing weighing) {
      return new Scores(weighing.queryScore(), weighing.score(), weighing.minimum());
    }
  }

  /**
   * What the examples add.
   *
   * @param examples how many there are
   * @param trust how much the log-odds of so many count, above 0 and below 1; the query's count by
   *     1 − trust / 2
   * @param logOdds of the words together, the natural logarithm; times trust, it is what they add
   *     to the log-odds of the score
   * @param wordsFor the words that speak most for the topic, the strongest first
   * @param wordsAgainst the words that speak most against it, the strongest first
   */
  public record Share(
      int examples,
      double trust,
      double logOdds,
      List<SaidWord> wordsFor,
      List<SaidWord> wordsAgainst) {
    public Share {
      wordsFor = List.copyOf(wordsFor);
      wordsAgainst = List.copyOf(wordsAgainst);
    }

    static @Nullable Share of(Weighing weighing, ArticleWords article) {
      Opinion opinion = weighing.opinion();
      return opinion == null
          ? null
          : new Share(
              opinion.examples(),
              Weighing.trust(opinion.examples()),
              opinion.logOdds(),
              said(opinion.speakingFor(MAX_WORDS), article),
              said(opinion.speakingAgainst(MAX_WORDS), article));
    }

    private static List<SaidWord> said(List<SpokenWord> words, ArticleWords article) {
      return words.stream()
          .map(word -> new SaidWord(Reasons.place(word, article), word.logOdds()))
          .toList();
    }
  }

  /**
   * A word or a pair of words and what it says.
   *
   * @param place where it first stands
   * @param logOdds what it adds to the log-odds of the examples
   */
  public record SaidWord(Evidence place, double logOdds) {
    public SaidWord {
      requireNonNull(place, "place");
    }
  }

  public Explanation {
    requireNonNull(verdict, "verdict");
    found = List.copyOf(found);
    missing = List.copyOf(missing);
  }

  static Explanation found(
      Verdict verdict, Match.Found found, Weighing weighing, ArticleWords article) {
    List<FoundClause> clauses =
        found.clauses().stream()
            .map(hit -> new FoundClause(ClauseText.of(hit.clause()), hit.places()))
            .toList();
    return new Explanation(
        verdict, clauses, List.of(), Scores.of(weighing), Share.of(weighing, article));
  }

  static Explanation missed(Verdict verdict, Query query, ArticleWords article) {
    List<String> missing =
        outermost(query).stream()
            .filter(clause -> CompiledQuery.of(clause).match(article) instanceof Match.NotFound)
            .map(ClauseText::of)
            .limit(MAX_MISSING)
            .toList();
    return new Explanation(verdict, List.of(), missing, null, null);
  }

  static Explanation givenUp(Verdict verdict) {
    return new Explanation(verdict, List.of(), List.of(), null, null);
  }

  private static List<Query> outermost(Query query) {
    if (query instanceof Query.Group group) {
      return group.must().isEmpty() ? group.should() : group.must();
    }
    return List.of(query);
  }
}

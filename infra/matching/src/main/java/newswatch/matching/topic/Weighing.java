package newswatch.matching.topic;

import newswatch.matching.examples.Opinion;
import org.jspecify.annotations.Nullable;

/**
 * The query's score and what the examples say, weighed against each other as odds, where trust is n
 * / (n + {@value #HALF_TRUSTED}) for n examples:
 *
 * <pre>log-odds(score) = (1 − trust / 2) × log-odds(query's score) + trust × log-odds(examples)
 * </pre>
 *
 * Without examples it is the query's score; few only nudge it, and many decide, with the query as
 * what is believed before the words are read.
 *
 * @param queryScore what the query alone says, above 0 and at most 1
 * @param opinion what the examples say; none where the topic has none
 * @param score of both, above 0 and at most 1
 * @param minimum from which score on the tag is set
 */
record Weighing(double queryScore, @Nullable Opinion opinion, double score, double minimum) {
  private static final int HALF_TRUSTED = 20;

  /**
   * Where the topic names no minimum, examples still keep the tag away once they say so by about 3
   * to 1.
   */
  private static final double VETO = -1;

  private static final double CERTAIN = 0.999;

  static Weighing of(double queryScore, @Nullable Opinion opinion, double minimumScore) {
    if (opinion == null) {
      return new Weighing(queryScore, null, queryScore, minimumScore);
    }
    double ofQuery = share(opinion.examples()) * logOdds(queryScore);
    double ofExamples = trust(opinion.examples()) * opinion.logOdds();
    double minimum = minimumScore > 0 ? minimumScore : Score.rounded(probability(ofQuery + VETO));
    double score = Score.rounded(probability(ofQuery + ofExamples));
    return new Weighing(queryScore, opinion, score, minimum);
  }

  boolean tags() {
    return score >= minimum;
  }

  /** How much the log-odds of so many examples count, 0 for none and below 1. */
  static double trust(int examples) {
    return examples / (double) (HALF_TRUSTED + examples);
  }

  /** How much the query's log-odds count beside so many examples, 1 for none and above 0.5. */
  static double share(int examples) {
    return 1 - trust(examples) / 2;
  }

  private static double logOdds(double score) {
    double sure = Math.clamp(score, 1 - CERTAIN, CERTAIN);
    return Math.log(sure / (1 - sure));
  }

  private static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}

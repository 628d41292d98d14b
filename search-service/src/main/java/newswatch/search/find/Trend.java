package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Words that articles have more often than those of the time before.
 *
 * @param articles how many there are
 * @param before how many there are in the time before
 * @param terms those with the highest scores first
 */
public record Trend(long articles, long before, List<Term> terms) {
  /** In standard errors of the difference of two shares: one word in 740 would pass by chance. */
  private static final double BEYOND_CHANCE = 3;

  public Trend {
    terms = List.copyOf(terms);
  }

  /**
   * A word.
   *
   * @param text in small letters without accents, as words are compared; a pair of signs in
   *     Chinese, Japanese and Korean
   * @param count how many of the articles have it in their title or text, 1 or more
   * @param background how many have it of those of the time before
   * @param score more than 0, see {@link #score}
   */
  public record Term(String text, long count, long background, double score) {
    public Term {
      requireNonNull(text, "text");
    }
  }

  /**
   * How much more often a word is met than before: the difference of its two shares times their
   * ratio, as Elasticsearch's JLH score has it, so that neither what is frequent anyway nor what is
   * met twice comes first. A word that nobody used before counts as used once.
   *
   * @param count how many articles have it, of how many {@code articles}
   * @param background how many had it, of how many {@code before}
   * @return 0 where it is met no more often than chance may have it, or there is nothing to compare
   *     with
   */
  static double score(long count, long articles, long background, long before) {
    if (articles == 0 || before == 0) {
      return 0;
    }
    long formerly = Math.max(1, background);
    double now = (double) count / articles;
    double then = (double) formerly / before;
    double together = (double) (count + formerly) / (articles + before);
    double error = Math.sqrt(together * (1 - together) * (1.0 / articles + 1.0 / before));
    return now - then < BEYOND_CHANCE * error || now <= then ? 0 : (now - then) * (now / then);
  }
}

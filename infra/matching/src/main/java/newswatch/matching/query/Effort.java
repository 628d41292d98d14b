package newswatch.matching.query;

/**
 * The work that queries have cost over one article. It is counted in steps and not in time, so that
 * the same queries over the same article end in the same way everywhere.
 */
final class Effort {
  /**
   * The most steps that one query may cost over one article. A step is a look at a place of a word,
   * a quarter of a look at a word that may begin as asked, or a UTF-16 unit of evidence; this many
   * take some 20 ms. The longest article under a query of ordinary words takes less than a tenth of
   * them.
   */
  static final int MOST = 4_000_000;

  /**
   * So many queries may use up all they have over one article; those that follow have a tenth of
   * it. An article on which ten thousand queries waste 20 ms each would else stop the news for
   * minutes.
   */
  static final int PATIENCE = 16;

  private static final int LATER = MOST / 10;

  private int left = MOST;
  private int wasted;

  /** A new query begins. */
  void begin() {
    if (spent()) {
      wasted++;
    }
    left = wasted < PATIENCE ? MOST : LATER;
  }

  /** Takes so many steps; false where the query has none left. */
  boolean spend(int steps) {
    left -= Math.min(left, steps);
    return left > 0;
  }

  /** Whether the query has used up all it had, so that what was found is not to be trusted. */
  boolean spent() {
    return left <= 0;
  }
}

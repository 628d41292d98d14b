package newswatch.matching.query;

/**
 * The work that one query has cost over one article. It is counted in steps and not in time, so
 * that the same query over the same article ends in the same way everywhere.
 */
final class Effort {
  /**
   * The most steps that one query may cost over one article. A step is a look at a place of a word,
   * a quarter of a look at a word that may begin as asked, or a UTF-16 unit of evidence; this many
   * take some 20 ms. The longest article under a query of ordinary words takes less than a tenth of
   * them.
   */
  static final int MOST = 4_000_000;

  /** Enough for queries of ordinary words. */
  static final int FEW = MOST / 10;

  private int left;

  /** A new query begins that may cost so many steps. */
  void begin(int steps) {
    left = steps;
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

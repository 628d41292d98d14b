package newswatch.search.verdict;

/**
 * The share of a topic's tags that are right, as readers' verdicts measure it, with the 95 % Wilson
 * score interval (E. B. Wilson, Probable inference, the law of succession, and statistical
 * inference, Journal of the American Statistical Association 22, 1927).
 *
 * @param share 0 to 1, rounded to 3 decimals as the bounds are
 * @param n how many verdicts it rests on, at least 1
 * @param low where the interval begins
 * @param high where it ends
 */
public record Precision(double share, long n, double low, double high) {
  private static final double Z = 1.959964;

  /**
   * @throws IllegalArgumentException unless 0 &lt;= low &lt;= share &lt;= high &lt;= 1 and n is 1
   *     or more
   */
  public Precision {
    if (!(0 <= low && low <= share && share <= high && high <= 1)) {
      throw new IllegalArgumentException(
          "a share lies in its interval, not %s in %s to %s".formatted(share, low, high));
    }
    if (n < 1) {
      throw new IllegalArgumentException("a precision rests on 1 verdict or more, not " + n);
    }
  }

  /**
   * Of so many verdicts.
   *
   * @param right 0 to n
   * @param n 1 or more
   */
  public static Precision of(long right, long n) {
    double p = (double) right / n;
    double square = Z * Z;
    double centre = p + square / (2 * n);
    double half = Z * Math.sqrt(p * (1 - p) / n + square / (4.0 * n * n));
    double scale = 1 + square / n;
    return new Precision(
        rounded(p),
        n,
        rounded(Math.max(0, (centre - half) / scale)),
        rounded(Math.min(1, (centre + half) / scale)));
  }

  private static double rounded(double share) {
    return Math.round(share * 1000) / 1000.0;
  }
}

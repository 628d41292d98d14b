package newswatch.matching.examples;

import java.util.List;

/**
 * Logistic regression whose weights are held near 0, fitted in its dual one example at a time (Yu,
 * Huang and Lin: "Dual coordinate descent methods for logistic regression and maximum entropy
 * models", 2011). Both kinds of examples weigh alike, however many there are of each. Rounds go in
 * the same order until no example pulls much otherwise than in the round before, so that the same
 * examples give the same weights.
 */
final class LogisticRegression {
  /** How much examples weigh against the prior that no word means anything. */
  private static final double STRENGTH = 100;

  /** Some hundreds of examples have settled after 15 to 30 rounds. */
  private static final int MOST_ROUNDS = 100;

  /** A pull that changes by less of its bound than this has settled. */
  private static final double SETTLED = 1e-5;

  private static final int SOLVER_STEPS = 40;
  private static final double CLOSE_ENOUGH = 1e-6;
  private static final double GOLDEN = 0.618;

  private final double[] weights;

  /**
   * @param vectors the examples of length 1 or 0, those about the topic first
   * @param about how many of them are about it
   * @param size how many weights there are
   */
  LogisticRegression(List<SparseVector> vectors, int about, int size) {
    weights = new double[size];
    int count = vectors.size();
    double[] pulls = new double[count];
    int stride = stride(count);
    boolean settled = false;
    for (int round = 0; round < MOST_ROUNDS && !settled; round++) {
      settled = true;
      int at = 0;
      for (int step = 0; step < count; step++) {
        at = (at + stride) % count;
        boolean isAbout = at < about;
        double bound = STRENGTH * balance(count, isAbout ? about : count - about);
        double before = pulls[at];
        pulls[at] = pull(vectors.get(at), isAbout ? 1 : -1, bound, before);
        settled &= Math.abs(pulls[at] - before) < SETTLED * bound;
      }
    }
  }

  double weight(int index) {
    return weights[index];
  }

  /** Brings the weights to where this example is content, the others being as they are. */
  private double pull(SparseVector example, int sign, double bound, double before) {
    double square = example.square();
    if (square == 0) {
      return 0;
    }
    double others = sign * example.times(weights) - before * square;
    double margin = margin(others, square * bound);
    double after = bound / (1 + Math.exp(margin));
    example.addTo(weights, sign * (after - before));
    return after;
  }

  /**
   * The m for which m − others = most / (1 + e<sup>m</sup>): Newton's steps, halving instead where
   * one leaves the bounds.
   */
  private static double margin(double others, double most) {
    double low = others;
    double high = others + most;
    double margin = (low + high) / 2;
    for (int i = 0; i < SOLVER_STEPS; i++) {
      double doubt = 1 / (1 + Math.exp(margin));
      double excess = margin - others - most * doubt;
      if (Math.abs(excess) < CLOSE_ENOUGH) {
        break;
      }
      low = excess < 0 ? margin : low;
      high = excess < 0 ? high : margin;
      double next = margin - excess / (1 + most * doubt * (1 - doubt));
      margin = next > low && next < high ? next : (low + high) / 2;
    }
    return margin;
  }

  /** Half of the weight for each kind; all of it for a kind that stands alone. */
  private static double balance(int count, int ofItsKind) {
    return ofItsKind == count ? 1 : count / (2.0 * ofItsKind);
  }

  /** A step that meets every example once a round, and not the kinds one after the other. */
  private static int stride(int count) {
    int stride = Math.max(1, (int) (count * GOLDEN));
    while (greatestCommonDivisor(stride, count) != 1) {
      stride++;
    }
    return stride;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}

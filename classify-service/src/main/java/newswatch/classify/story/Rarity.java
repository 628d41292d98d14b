package newswatch.classify.story;

/**
 * How rare each term is among the tellings in the window: inverse document frequency, learned as
 * they come and go. Counted by the hash's last bits; two terms that share them count together.
 */
final class Rarity {
  /**
   * As if so many articles had come before, in which no term was frequent: else the first dozen
   * would decide what is rare.
   */
  private static final int ASSUMED = 500;

  /** Logarithms of the numbers that come up most. */
  private static final float[] LOGARITHMS = new float[1 << 14];

  static {
    for (int i = 1; i < LOGARITHMS.length; i++) {
      LOGARITHMS[i] = (float) Math.log(i);
    }
  }

  private final int[] counts;
  private int articles;
  private float all = (float) Math.log(ASSUMED);

  /**
   * @param bits of a hash that are told apart, 1 to 30
   */
  Rarity(int bits) {
    counts = new int[1 << bits];
  }

  void add(Features features) {
    count(features, 1);
  }

  void remove(Features features) {
    count(features, -1);
  }

  private void count(Features features, int more) {
    articles += more;
    all = (float) Math.log(ASSUMED + articles);
    for (int i = 0; i < features.size(); i++) {
      counts[features.term(i) & (counts.length - 1)] += more;
    }
  }

  /** From 0 for what stands in all of them to 1 for what stands in none. */
  float of(int term) {
    int seen = 1 + counts[term & (counts.length - 1)];
    return 1 - (seen < LOGARITHMS.length ? LOGARITHMS[seen] : (float) Math.log(seen)) / all;
  }
}

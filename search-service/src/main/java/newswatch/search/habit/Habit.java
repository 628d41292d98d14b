package newswatch.search.habit;

import org.jspecify.annotations.Nullable;

/**
 * What is usual of a topic at each hour of the week, by its last weeks, and how much it scatters.
 *
 * <p>An hour of the week was seen a few times only. So it is set against its neighbours, and
 * against the same hour of all days, which counts as if it had been seen {@value #PRIOR} times
 * more; and no hour counts for more than a multiple of the mean, as a spike is no habit. Counts of
 * news scatter more than chance does (Poisson): by how much is taken from the topic itself, and
 * hours are judged by the negative binomial distribution of that mean and that variance.
 */
final class Habit {
  /** Over how many hours it is formed. */
  static final int HOURS = 28 * 24;

  /** How many are to be known, so that it can be formed at each hour of the last day. */
  static final int KNOWN = HOURS + 24;

  /** What is younger has no habit. */
  static final int LEAST_HOURS = 7 * 24;

  static final int DAY = 24;
  static final int WEEK = 7 * DAY;

  private static final double PRIOR = 2;
  private static final double MOST_OF_MEAN = 4;
  private static final double MOST_BESIDES = 5;

  /** An hour in which nothing was ever told is not one in which nothing can be. */
  private static final double LEAST_USUAL = 0.01;

  /** Below this it scatters as chance does. */
  private static final double CHANCE = 1.01;

  private final double[] usual = new double[WEEK];
  private final double scatter;

  private Habit(HourlyCounts counts, long from, long end) {
    double cap = cap(counts, from, end);
    double[] ofDay = new double[DAY];
    double[] daysSeen = new double[DAY];
    double[] ofWeek = new double[WEEK];
    double[] weeksSeen = new double[WEEK];
    for (long hour = from; hour < end; hour++) {
      double count = Math.min(counts.at(hour), cap);
      ofDay[slot(hour, DAY)] += count;
      daysSeen[slot(hour, DAY)]++;
      ofWeek[slot(hour, WEEK)] += count;
      weeksSeen[slot(hour, WEEK)]++;
    }
    double[] daily = smoothed(ofDay);
    double[] days = smoothed(daysSeen);
    double[] weekly = smoothed(ofWeek);
    double[] weeks = smoothed(weeksSeen);
    for (int i = 0; i < WEEK; i++) {
      double atThisHour = daily[i % DAY] / days[i % DAY];
      usual[i] = Math.max(LEAST_USUAL, (weekly[i] + PRIOR * atThisHour) / (weeks[i] + PRIOR));
    }
    this.scatter = scatter(counts, from, end, cap);
  }

  /**
   * The habit that shows in these counts; absent where they are too few. It is the same whatever
   * came later.
   *
   * @param end the hour before which it is formed: what is judged by it is no part of it
   */
  static @Nullable Habit of(HourlyCounts counts, long end) {
    long from = Math.max(counts.first(), end - HOURS);
    return end - from < LEAST_HOURS ? null : new Habit(counts, from, end);
  }

  private static double cap(HourlyCounts counts, long from, long end) {
    double sum = 0;
    for (long hour = from; hour < end; hour++) {
      sum += counts.at(hour);
    }
    return MOST_OF_MEAN * sum / (end - from) + MOST_BESIDES;
  }

  private double scatter(HourlyCounts counts, long from, long end, double cap) {
    double squares = 0;
    double sum = 0;
    for (long hour = from; hour < end; hour++) {
      double off = Math.min(counts.at(hour), cap) - usual(hour);
      squares += off * off;
      sum += usual(hour);
    }
    return Math.max(1, squares / sum);
  }

  private static int slot(long hour, int period) {
    return Math.floorMod(hour, period);
  }

  /** Each with a quarter of both its neighbours, around the clock. */
  private static double[] smoothed(double[] values) {
    int n = values.length;
    double[] smooth = new double[n];
    for (int i = 0; i < n; i++) {
      smooth[i] = values[(i + n - 1) % n] / 4 + values[i] / 2 + values[(i + 1) % n] / 4;
    }
    return smooth;
  }

  /** How many stories an hour usually has, above 0. */
  double usual(long hour) {
    return usual[slot(hour, WEEK)];
  }

  /**
   * The probability that an hour has so many stories or more by chance.
   *
   * @param mean how many are expected, above 0
   */
  double atLeast(int stories, double mean) {
    boolean byChance = scatter < CHANCE;
    double size = byChance ? 0 : mean / (scatter - 1);
    double one = byChance ? Math.exp(-mean) : Math.pow(scatter, -size);
    double fewer = 0;
    for (int k = 0; k < stories; k++) {
      fewer += one;
      one *= byChance ? mean / (k + 1) : (k + size) / (k + 1) * (1 - 1 / scatter);
    }
    return Math.max(0, 1 - fewer);
  }

  /** The logarithm of the probability that an hour has no story by chance. */
  double logOfNone(long hour) {
    return scatter < CHANCE ? -usual(hour) : -usual(hour) * Math.log(scatter) / (scatter - 1);
  }
}

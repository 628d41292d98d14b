package newswatch.search.habit;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A topic of which so much is told as chance has it, with days, nights and weekends. */
final class Topic {
  private static final int DAY = 24;
  private static final int WEEK = 7 * DAY;

  private final RandomGenerator random;
  private final double mean;
  private final double scatter;
  private final List<Integer> counts = new ArrayList<>();

  /**
   * @param mean stories an hour
   * @param scatter how much more than chance they scatter: the variance over the mean
   */
  Topic(long seed, double mean, double scatter) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.mean = mean;
    this.scatter = scatter;
  }

  double usual(int hour) {
    double ofDay = 1 + 0.8 * Math.sin(2 * Math.PI * (hour % DAY) / DAY);
    double ofWeek = hour % WEEK < 5 * DAY ? 1.2 : 0.5;
    return mean * ofDay * ofWeek;
  }

  /** Goes on for so many hours, with so many times the usual. */
  Topic go(int hours, double times) {
    for (int i = 0; i < hours; i++) {
      counts.add(draw(times * usual(counts.size())));
    }
    return this;
  }

  /** An hour in which so many came. */
  Topic came(int stories) {
    counts.add(stories);
    return this;
  }

  /** Of the last weeks, and an hour that has just begun. */
  HourlyCounts last(int end) {
    int from = Math.max(0, end - Habit.KNOWN);
    return new HourlyCounts(from, counts.subList(from, end + 1));
  }

  int hours() {
    return counts.size();
  }

  /** A Poisson count whose mean is drawn from a gamma distribution. */
  private int draw(double usual) {
    if (usual == 0) {
      return 0;
    }
    double rate = scatter <= 1 ? usual : gamma(usual / (scatter - 1)) * (scatter - 1);
    double limit = Math.exp(-rate);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** By Marsaglia and Tsang. */
  private double gamma(double shape) {
    if (shape < 1) {
      return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}

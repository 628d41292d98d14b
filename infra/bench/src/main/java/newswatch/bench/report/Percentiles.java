package newswatch.bench.report;

import java.util.Collection;
import java.util.List;

/**
 * Of durations in milliseconds, by nearest rank.
 *
 * @param count how many there were
 */
public record Percentiles(int count, double p50, double p99, double max) {
  /**
   * Of these.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static Percentiles of(Collection<Double> millis) {
    if (millis.isEmpty()) {
      throw new IllegalArgumentException("nothing came out that could have an age");
    }
    List<Double> sorted = millis.stream().sorted().toList();
    return new Percentiles(sorted.size(), at(sorted, 0.50), at(sorted, 0.99), sorted.getLast());
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}

package newswatch.bench.search;

import java.util.Collection;
import java.util.List;

/**
 * Of durations in milliseconds, by nearest rank; zeros where there were none.
 *
 * @param count how many there were
 */
public record Latencies(int count, double p50, double p99, double p999, double max) {
  /** Of these. */
  public static Latencies of(Collection<Double> millis) {
    if (millis.isEmpty()) {
      return new Latencies(0, 0, 0, 0, 0);
    }
    List<Double> sorted = millis.stream().sorted().toList();
    return new Latencies(
        sorted.size(),
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 0.999),
        rounded(sorted.getLast()));
  }

  private static double at(List<Double> sorted, double share) {
    return rounded(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
  }

  private static double rounded(double millis) {
    return Math.round(millis * 100) / 100.0;
  }
}

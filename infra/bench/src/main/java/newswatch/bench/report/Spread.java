package newswatch.bench.report;

import java.util.Collection;
import java.util.List;

/**
 * A figure over rounds. Never the best of them alone.
 *
 * @param values of the rounds, in their order
 */
public record Spread(double median, double min, double max, List<Double> values) {
  public Spread {
    values = List.copyOf(values);
  }

  /**
   * Of these.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static Spread of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no round is left to tell of");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(
        rounded(median),
        rounded(sorted.getFirst()),
        rounded(sorted.getLast()),
        values.stream().map(Spread::rounded).toList());
  }

  /** To four places, which is more than any of it can be trusted to. */
  static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}

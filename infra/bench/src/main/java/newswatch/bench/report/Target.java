package newswatch.bench.report;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a figure is to be.
 *
 * @param figure what was measured
 * @param atLeast whether more is better
 */
public record Target(String name, double figure, boolean atLeast, double target) {
  public Target {
    requireNonNull(name, "name");
  }

  public boolean reached() {
    return atLeast ? figure >= target : figure <= target;
  }

  /** As the result tells it. */
  public Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", name);
    told.put("figure", figure);
    told.put(atLeast ? "atLeast" : "atMost", target);
    told.put("reached", reached());
    return told;
  }

  @Override
  public String toString() {
    return "%s: %.2f, to be %s %.2f: %s"
        .formatted(
            name,
            figure,
            atLeast ? "at least" : "at most",
            target,
            reached() ? "reached" : "missed");
  }
}

package newswatch.bench;

import java.util.List;
import java.util.Map;
import newswatch.bench.report.Target;
import newswatch.events.EventJson;

/**
 * How a measurement ended.
 *
 * @param sound whether ours did all it had to, and nothing wrong
 * @param reached whether every target was
 */
record Outcome(String json, boolean sound, boolean reached) {
  /** Where no round counts, there are no targets, and none was reached. */
  static Outcome of(String json, boolean sound, List<Target> targets) {
    return new Outcome(
        json, sound, !targets.isEmpty() && targets.stream().allMatch(Target::reached));
  }

  static Outcome of(Map<String, Object> document, boolean sound, List<Target> targets) {
    return of(
        EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document),
        sound,
        targets);
  }
}

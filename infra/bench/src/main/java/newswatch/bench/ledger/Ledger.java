package newswatch.bench.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import newswatch.events.ArticleId;

/**
 * What came out against what should have: every expected article exactly once, and no other.
 *
 * @param lost expected ones that did not come
 * @param doubled expected ones that came more than once
 * @param unknown that nobody expected
 */
public record Ledger(int expected, int lost, int doubled, int unknown) {
  /** Holds all emissions against all that was expected. */
  public static Ledger of(Set<ArticleId> expected, List<Emission> emissions) {
    Map<ArticleId, Integer> times = new HashMap<>();
    emissions.forEach(emission -> times.merge(emission.id(), 1, Integer::sum));
    Set<ArticleId> lost = new HashSet<>(expected);
    lost.removeAll(times.keySet());
    int doubled = 0;
    int unknown = 0;
    for (Map.Entry<ArticleId, Integer> one : times.entrySet()) {
      if (!expected.contains(one.getKey())) {
        unknown++;
      } else if (one.getValue() > 1) {
        doubled++;
      }
    }
    return new Ledger(expected.size(), lost.size(), doubled, unknown);
  }

  /** Whether it adds up. */
  public boolean balanced() {
    return lost == 0 && doubled == 0 && unknown == 0;
  }

  @Override
  public String toString() {
    return "%d articles expected, %d lost, %d doubled, %d unknown"
        .formatted(expected, lost, doubled, unknown);
  }
}

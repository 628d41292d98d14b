package newswatch.matching.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import newswatch.events.Evidence;

/** Puts the places that several clauses found into one list. */
final class Places {
  private static final Comparator<Evidence> IN_TEXT_ORDER =
      Comparator.comparing(Evidence::field)
          .thenComparingInt(Evidence::start)
          .thenComparingInt(Evidence::end);

  private Places() {}

  /** The places in the order of the text, those that overlap joined to one. */
  static List<Evidence> merged(List<Evidence> places) {
    if (places.size() < 2) {
      return places;
    }
    List<Evidence> sorted = new ArrayList<>(places);
    sorted.sort(IN_TEXT_ORDER);
    List<Evidence> merged = new ArrayList<>();
    for (Evidence place : sorted) {
      if (!merged.isEmpty() && overlap(merged.getLast(), place)) {
        merged.add(joined(merged.removeLast(), place));
      } else {
        merged.add(place);
      }
    }
    return merged;
  }

  private static boolean overlap(Evidence left, Evidence right) {
    return left.field() == right.field() && right.start() < left.end();
  }

  private static Evidence joined(Evidence left, Evidence right) {
    if (right.end() <= left.end()) {
      return left;
    }
    String beyond = right.text().substring(left.end() - right.start());
    return new Evidence(left.field(), left.start(), right.end(), left.text() + beyond);
  }
}

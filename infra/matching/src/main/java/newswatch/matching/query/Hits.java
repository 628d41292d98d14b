package newswatch.matching.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import newswatch.events.Evidence;

/** What has been found so far; a group that fails in the end takes back what its clauses found. */
final class Hits {
  private final List<Match.Hit> hits = new ArrayList<>();

  void add(Query clause, List<Evidence> places) {
    hits.add(new Match.Hit(clause, places));
  }

  int mark() {
    return hits.size();
  }

  void takeBack(int mark) {
    hits.subList(mark, hits.size()).clear();
  }

  /** The hits, each clause once though the query may hold it several times. */
  List<Match.Hit> distinct() {
    return List.copyOf(
        hits.stream()
            .collect(
                Collectors.toMap(
                    Match.Hit::clause, hit -> hit, (first, same) -> first, LinkedHashMap::new))
            .values());
  }
}

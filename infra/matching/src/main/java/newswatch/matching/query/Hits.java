package newswatch.matching.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import newswatch.events.Evidence;

/** What has been found so far; a group that fails in the end takes back what its clauses found. */
final class Hits {
  private final List<Match.Hit> hits = new ArrayList<>();
  private final Effort effort;

  Hits(Effort effort) {
    this.effort = effort;
  }

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

  /** For the places of a clause of words. */
  Places places() {
    return new Places();
  }

  /** Where a clause was found, text by text. */
  final class Places {
    private final List<Evidence> evidence = new ArrayList<>();
    private boolean found;

    /** How many more are of use. */
    int wanted() {
      return Match.Hit.MAX_PLACES - evidence.size();
    }

    /** Of one text; one that gives no evidence only counts as found. */
    void add(TextPart part, TextWords words, List<Span> spans) {
      found |= !spans.isEmpty();
      if (part.givesEvidence()) {
        for (Span span : spans) {
          int start = words.start(span);
          int end = words.end(span);
          if (effort.spend(end - start)) {
            evidence.add(part.evidence(start, end));
          }
        }
      }
    }

    /** Notes the clause if it was found. */
    boolean note(Query clause) {
      if (found) {
        Hits.this.add(clause, evidence);
      }
      return found;
    }
  }
}

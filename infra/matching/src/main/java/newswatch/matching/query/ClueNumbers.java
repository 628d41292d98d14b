package newswatch.matching.query;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The clues of many queries, numbered from 0; those of a kind follow one another. */
final class ClueNumbers {
  private final Map<Clue.Kind, Integer> firsts = new EnumMap<>(Clue.Kind.class);
  private final Map<Clue.Kind, WordTable> tables = new EnumMap<>(Clue.Kind.class);
  private final int size;

  ClueNumbers(Collection<Clue> clues) {
    for (Clue.Kind kind : Clue.Kind.values()) {
      tables.put(kind, new WordTable(0));
    }
    for (Clue clue : clues) {
      table(clue.kind()).add(clue.text());
    }
    int next = 0;
    for (Clue.Kind kind : Clue.Kind.values()) {
      firsts.put(kind, next);
      next += table(kind).size();
    }
    size = next;
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** The texts of the clues of a kind. */
  WordTable table(Clue.Kind kind) {
    return requireNonNull(tables.get(kind));
  }

  /** The number of the first clue of a kind; the others follow in the order of their table. */
  int first(Clue.Kind kind) {
    return requireNonNull(firsts.get(kind));
  }

  /** The number of a clue; negative where it is not among these. */
  int of(Clue clue) {
    int inTable = table(clue.kind()).find(Term.of(clue.text()));
    return inTable < 0 ? inTable : first(clue.kind()) + inTable;
  }
}

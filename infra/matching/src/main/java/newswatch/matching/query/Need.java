package newswatch.matching.query;

import java.util.Comparator;
import java.util.List;

/** Clues of which an article must show at least one for a query to match it. */
record Need(List<Clue> clues) {
  /** Of a query about which nothing is known beforehand. */
  static final Need OF_NOTHING = of(Clue.ANYTHING);

  /** Those that the fewest articles meet come first. */
  static final Comparator<Need> NARROWEST_FIRST = Comparator.comparingDouble(Need::breadth);

  Need {
    clues = List.copyOf(clues);
    if (clues.isEmpty()) {
      throw new IllegalArgumentException("no article could show one of no clues");
    }
  }

  static Need of(Clue... clues) {
    return new Need(List.of(clues));
  }

  static Need anyOf(List<Need> needs) {
    return new Need(needs.stream().flatMap(need -> need.clues().stream()).distinct().toList());
  }

  static Need narrowest(List<Need> needs) {
    return needs.stream().min(NARROWEST_FIRST).orElse(OF_NOTHING);
  }

  /** How many of all articles may meet it, roughly; more than 1 where clues overlap. */
  double breadth() {
    return clues.stream().mapToDouble(Clue::breadth).sum();
  }
}

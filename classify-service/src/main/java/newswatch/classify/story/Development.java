package newswatch.classify.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether an article tells how a story went on. Other words do not show it, since whoever reports
 * the same event afresh chooses others as well; names, numbers and days do, that no telling of the
 * story has, once the first reports are over.
 *
 * <p>Of the labelled sets this finds all four updates that are told apart from their first
 * tellings, and takes six of 45 rewordings for one, and none of 88 reprints and edits.
 */
final class Development {
  /** How many facts of its title and opening have to be new. */
  static final int FACTS = 5;

  /** Reports of the first hours complete each other. */
  static final Duration FIRST_REPORTS = Duration.ofHours(6);

  private Development() {}

  /**
   * @param tellings of the story, in the window, in the order in which they came
   */
  static boolean is(List<Told> tellings, Features said, Instant toldAt) {
    return !tellings.isEmpty()
        && !toldAt.isBefore(first(tellings).plus(FIRST_REPORTS))
        && newFacts(tellings, said) >= FACTS;
  }

  private static Instant first(List<Told> tellings) {
    return tellings.stream().map(Told::toldAt).min(Instant::compareTo).orElseThrow();
  }

  private static int newFacts(List<Told> tellings, Features said) {
    int facts = 0;
    for (int i = 0; i < said.size(); i++) {
      if (said.leads(i) && said.kind(i) != Features.Kind.WORD) {
        int term = said.term(i);
        boolean known = tellings.stream().anyMatch(told -> told.features().indexOf(term) >= 0);
        facts += known ? 0 : 1;
      }
    }
    return facts;
  }
}

package newswatch.search.delivery;

import java.util.ArrayList;
import java.util.List;
import newswatch.events.AlertRaised;
import newswatch.events.Evidence;

/**
 * The sentence that says it best, in pieces: those that decided it and those between.
 *
 * @param hit whether the piece decided it
 */
record Marked(String text, boolean hit) {
  /** Of an alert; no pieces where no sentence says it. */
  static List<Marked> of(AlertRaised alert) {
    Evidence sentence = alert.sentence();
    if (sentence == null) {
      return List.of();
    }
    List<Marked> pieces = new ArrayList<>();
    int at = 0;
    for (Evidence word : alert.evidence()) {
      int start = word.start() - sentence.start();
      int end = word.end() - sentence.start();
      if (word.field() == sentence.field() && start >= at && end <= sentence.text().length()) {
        add(pieces, sentence.text().substring(at, start), false);
        add(pieces, sentence.text().substring(start, end), true);
        at = end;
      }
    }
    add(pieces, sentence.text().substring(at), false);
    return pieces;
  }

  private static void add(List<Marked> pieces, String text, boolean hit) {
    if (!text.isEmpty()) {
      pieces.add(new Marked(text, hit));
    }
  }
}

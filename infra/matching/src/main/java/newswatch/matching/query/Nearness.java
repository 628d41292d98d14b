package newswatch.matching.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where the words of a phrase stand near enough to each other. The place of each word in the
 * text is reduced by its place in the phrase; the words are a match when the greatest and the least
 * of these differ by at most the slop, and equal words of the phrase stand at different places.
 * Slop 0 is the phrase as written. Time is linear in the occurrences of the words.
 *
 * <p>Lucene defines it so too. Its search for phrases in which a word repeats may miss a match;
 * this one does not.
 */
final class Nearness {
  private final List<int[]> occurrences;
  private final int[] equalBefore;
  private final int slop;
  private final int[] cursor;
  private final int[] chosen;

  /**
   * @param terms the phrase's words
   * @param occurrences for each of them its places in the text, ascending
   */
  Nearness(List<String> terms, List<int[]> occurrences, int slop) {
    this.occurrences = occurrences;
    this.slop = slop;
    this.cursor = new int[terms.size()];
    this.chosen = new int[terms.size()];
    this.equalBefore = new int[terms.size()];
    for (int i = 0; i < equalBefore.length; i++) {
      equalBefore[i] = terms.subList(0, i).lastIndexOf(terms.get(i));
    }
  }

  /** The matches that do not overlap, from the left, at most as many as the limit. */
  List<Span> find(int limit) {
    List<Span> found = new ArrayList<>();
    int floor = 0;
    int least = -occurrences.size();
    while (found.size() < limit && choose(floor, least)) {
      int lowest = Integer.MAX_VALUE;
      int highest = Integer.MIN_VALUE;
      for (int i = 0; i < chosen.length; i++) {
        lowest = Math.min(lowest, chosen[i] - i);
        highest = Math.max(highest, chosen[i] - i);
      }
      if (highest - lowest <= slop) {
        Span span = span();
        found.add(span);
        floor = span.last() + 1;
      } else {
        least = highest - slop;
      }
    }
    return found;
  }

  /**
   * Gives each word its first place that is not before the floor and whose reduced place is not
   * below the least. Equal words take ascending places: crossing them never brings them nearer.
   */
  private boolean choose(int floor, int least) {
    for (int i = 0; i < chosen.length; i++) {
      int from = Math.max(floor, least + i);
      if (equalBefore[i] >= 0) {
        from = Math.max(from, chosen[equalBefore[i]] + 1);
      }
      int[] places = occurrences.get(i);
      while (cursor[i] < places.length && places[cursor[i]] < from) {
        cursor[i]++;
      }
      if (cursor[i] == places.length) {
        return false;
      }
      chosen[i] = places[cursor[i]];
    }
    return true;
  }

  private Span span() {
    int[] sorted = chosen.clone();
    Arrays.sort(sorted);
    return new Span(sorted[0], sorted[sorted.length - 1]);
  }
}

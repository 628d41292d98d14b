package newswatch.matching.query;

/**
 * Finds where the words of a phrase stand near enough to each other. The place of each word in the
 * text is reduced by its place in the phrase; the words are a match when the greatest and the least
 * of these differ by at most the slop, and equal words of the phrase stand at different places.
 * Slop 0 is the phrase as written.
 *
 * <p>Each word goes through its places once, and leaps over those that are too far back. A phrase
 * of w words with n places takes at most w × n steps; they are counted, and the search ends with
 * the effort that the query may cost.
 *
 * <p>Lucene defines it so too. Its search for phrases in which a word repeats may miss a match;
 * this one does not.
 */
final class Nearness {
  private final PhraseTerms phrase;
  private final int[] places;
  private final int[] cursor;
  private final int[] end;
  private final int[] chosen;
  private final Effort effort;
  private int floor;
  private int least;

  /**
   * @param numbers of the phrase's words in the text
   */
  Nearness(PhraseTerms phrase, WordPlaces words, int[] numbers, Effort effort) {
    this.phrase = phrase;
    this.places = words.places();
    this.cursor = new int[numbers.length];
    this.end = new int[numbers.length];
    this.chosen = new int[numbers.length];
    this.effort = effort;
    this.least = -numbers.length;
    for (int i = 0; i < numbers.length; i++) {
      cursor[i] = words.from(numbers[i]);
      end[i] = words.to(numbers[i]);
    }
  }

  /** Goes on to the next match that does not overlap the last; false where there is none. */
  boolean next() {
    while (choose()) {
      int lowest = Integer.MAX_VALUE;
      int highest = Integer.MIN_VALUE;
      int last = 0;
      for (int i = 0; i < chosen.length; i++) {
        lowest = Math.min(lowest, chosen[i] - i);
        highest = Math.max(highest, chosen[i] - i);
        last = Math.max(last, chosen[i]);
      }
      if (highest - lowest <= phrase.slop()) {
        floor = last + 1;
        return true;
      }
      least = highest - phrase.slop();
    }
    return false;
  }

  /** Where the match is that was found last. */
  Span span() {
    int first = Integer.MAX_VALUE;
    for (int place : chosen) {
      first = Math.min(first, place);
    }
    return new Span(first, floor - 1);
  }

  /**
   * Gives each word its first place that is not before the floor and whose reduced place is not
   * below the least. Equal words take ascending places: crossing them never brings them nearer.
   */
  private boolean choose() {
    if (!effort.spend(chosen.length)) {
      return false;
    }
    for (int i = 0; i < chosen.length; i++) {
      int from = Math.max(floor, least + i);
      int equal = phrase.equalBefore(i);
      if (equal >= 0) {
        from = Math.max(from, chosen[equal] + 1);
      }
      if (!advance(i, from)) {
        return false;
      }
      chosen[i] = places[cursor[i]];
    }
    return true;
  }

  /** Moves a word to its first place from there on, in leaps that double. */
  private boolean advance(int word, int from) {
    int at = cursor[word];
    int stop = end[word];
    if (at < stop && places[at] >= from) {
      return true;
    }
    int leap = 1;
    int steps = 1;
    while (at + leap < stop && places[at + leap] < from) {
      at += leap;
      leap *= 2;
      steps++;
    }
    // The place looked for is after at, and not after at + leap.
    int high = Math.min(at + leap, stop);
    int low = at;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places[middle] < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
      steps++;
    }
    cursor[word] = low;
    return effort.spend(steps) && low < stop;
  }
}

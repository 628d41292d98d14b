package newswatch.matching.query;

import java.util.Arrays;

/**
 * The words of a text by their first two letters. Looking for a longer beginning looks at all words
 * that share these, which is counted.
 */
final class Beginnings {
  private static final int LETTERS = 2;

  /** A look at a word costs more than one at a place: its letters lie elsewhere. */
  private static final int STEPS_A_WORD = 4;

  private final WordTable words;
  private final int rows;
  private final IntRows byBeginning;

  /** Takes time linear in the number of words. */
  Beginnings(WordTable words) {
    this.words = words;
    this.rows = Integer.highestOneBit(words.size() + 1);
    IntRows.Builder building = new IntRows.Builder();
    for (int word = 0; word < words.size(); word++) {
      if (words.length(word) >= LETTERS) {
        building.add(row(words.letter(word, 0), words.letter(word, 1)), word);
      }
    }
    byBeginning = building.build(rows);
  }

  private int row(char first, char second) {
    return (((first * 31 + second) * 0x9E3779B1) >>> 8) & (rows - 1);
  }

  /**
   * The first word at or after a place in a row that begins so, as its place in the row; the row's
   * end where there is none, or where the effort ends.
   */
  private int next(String beginning, int from, int to, Effort effort) {
    if (effort.spent()) {
      return to; // Else each clause that is left would go through the whole row.
    }
    int at = from;
    while (at < to && !words.startsWith(byBeginning.get(at), beginning)) {
      at++;
    }
    return effort.spend((at - from + 1) * STEPS_A_WORD) ? at : to;
  }

  /**
   * @param beginning of two letters or more
   */
  boolean any(String beginning, Effort effort) {
    int row = row(beginning);
    int to = byBeginning.to(row);
    return next(beginning, byBeginning.from(row), to, effort) < to;
  }

  /**
   * The first places in the text of words that begin so, ascending. Words are numbered as they come
   * in the text, so that those that come too late are not looked at.
   *
   * @param beginning of two letters or more
   */
  int[] places(String beginning, int limit, WordPlaces places, Effort effort) {
    int[] earliest = new int[limit];
    int found = 0;
    int row = row(beginning);
    int to = byBeginning.to(row);
    for (int at = next(beginning, byBeginning.from(row), to, effort);
        at < to;
        at = next(beginning, at + 1, to, effort)) {
      int word = byBeginning.get(at);
      int place = places.from(word);
      if (found == limit && (limit == 0 || places.places()[place] > earliest[limit - 1])) {
        break;
      }
      for (int taken = 0; taken < limit && place < places.to(word); taken++, place++) {
        found = insert(earliest, found, places.places()[place]);
      }
    }
    return Arrays.copyOf(earliest, found);
  }

  private int row(String beginning) {
    if (beginning.length() < LETTERS) {
      throw new IllegalArgumentException("'" + beginning + "' begins too many words");
    }
    return row(beginning.charAt(0), beginning.charAt(1));
  }

  /** Puts a place among the earliest, unless these are full and all before it. */
  private static int insert(int[] earliest, int count, int place) {
    if (count == earliest.length && place > earliest[count - 1]) {
      return count;
    }
    int at = Math.min(count, earliest.length - 1);
    while (at > 0 && earliest[at - 1] > place) {
      earliest[at] = earliest[at - 1];
      at--;
    }
    earliest[at] = place;
    return Math.min(count + 1, earliest.length);
  }
}

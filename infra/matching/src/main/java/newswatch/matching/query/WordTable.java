package newswatch.matching.query;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Distinct words, numbered from 0 in the order in which they came, each found by its letters
 * without a string being made of it. Safe for threads once no more words are added.
 *
 * <p>Hashes begin with a number that is drawn anew in each process and are mixed after each letter,
 * so that nobody can write an article whose words all fall on one place.
 */
final class WordTable {
  private static final int SEED = new SecureRandom().nextInt();
  private static final int NONE = -1;

  private char[] letters;
  private int[] ends;
  private int[] hashes;
  private int[] slots;
  private int size;

  /** Which lengths occur: bit n for n letters, the last bit for all that are longer. */
  private long lengths;

  /**
   * @param expected about how many words will come
   */
  WordTable(int expected) {
    int capacity = Math.max(8, expected);
    letters = new char[capacity * 8];
    ends = new int[capacity];
    hashes = new int[capacity];
    slots = emptySlots(capacity);
  }

  private static int[] emptySlots(int capacity) {
    int[] empty = new int[Integer.highestOneBit(capacity) * 4];
    Arrays.fill(empty, NONE);
    return empty;
  }

  static int hash(CharSequence word) {
    int hash = SEED;
    for (int i = 0; i < word.length(); i++) {
      hash = hashAfter(hash, word.charAt(i));
    }
    return hash;
  }

  private static int hashAfter(int hash, char letter) {
    int mixed = (hash ^ letter) * 0x9E3779B1;
    return mixed ^ (mixed >>> 15);
  }

  int size() {
    return size;
  }

  /** The number of a word, which is added where it is new. */
  int add(char[] source, int length) {
    int hash = SEED;
    for (int i = 0; i < length; i++) {
      hash = hashAfter(hash, source[i]);
    }
    int slot = slotOf(hash, source, 0, length);
    return slots[slot] == NONE ? append(slot, hash, source, length) : slots[slot];
  }

  int add(String word) {
    return add(word.toCharArray(), word.length());
  }

  private int append(int slot, int hash, char[] source, int length) {
    int from = start(size);
    if (from + length > letters.length) {
      letters = Arrays.copyOf(letters, Math.max(letters.length * 2, from + length));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    System.arraycopy(source, 0, letters, from, length);
    ends[size] = from + length;
    hashes[size] = hash;
    lengths |= lengthBit(length);
    slots[slot] = size;
    if (++size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    int[] wider = emptySlots(slots.length / 2);
    for (int number = 0; number < size; number++) {
      int slot = hashes[number] & (wider.length - 1);
      while (wider[slot] != NONE) {
        slot = (slot + 1) & (wider.length - 1);
      }
      wider[slot] = number;
    }
    slots = wider;
  }

  /** Where such a word is, or the free slot where it would be. */
  private int slotOf(int hash, char[] source, int from, int to) {
    int slot = hash & (slots.length - 1);
    while (slots[slot] != NONE) {
      int number = slots[slot];
      if (hashes[number] == hash
          && Arrays.equals(letters, start(number), ends[number], source, from, to)) {
        return slot;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /** The number of a word; negative where it is not among these. */
  int find(Term term) {
    int slot = term.hash() & (slots.length - 1);
    while (slots[slot] != NONE) {
      int number = slots[slot];
      if (hashes[number] == term.hash()
          && length(number) == term.text().length()
          && startsWith(number, term.text())) {
        return number;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return NONE;
  }

  /** The number that a word of another table has here; negative where it is not among these. */
  int find(WordTable other, int number) {
    return slots[
        slotOf(other.hashes[number], other.letters, other.start(number), other.ends[number])];
  }

  /** Tells the numbers of those of these words with which a word of another table begins. */
  void findBeginnings(WordTable other, int number, IntConsumer found) {
    int from = other.start(number);
    int hash = SEED;
    for (int at = from; at < other.ends[number]; at++) {
      hash = hashAfter(hash, other.letters[at]);
      if ((lengths & lengthBit(at + 1 - from)) != 0) {
        int beginning = slots[slotOf(hash, other.letters, from, at + 1)];
        if (beginning != NONE) {
          found.accept(beginning);
        }
      }
    }
  }

  boolean startsWith(int number, String beginning) {
    if (length(number) < beginning.length()) {
      return false;
    }
    int start = start(number);
    for (int i = 0; i < beginning.length(); i++) {
      if (letters[start + i] != beginning.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Hands a word's letters on. */
  void copy(int number, CharTermAttribute target) {
    target.copyBuffer(letters, start(number), length(number));
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  /** How many UTF-16 units a word has. */
  int length(int number) {
    return ends[number] - start(number);
  }

  /** A UTF-16 unit of a word, from 0. */
  char letter(int number, int index) {
    return letters[start(number) + index];
  }

  private static long lengthBit(int length) {
    return 1L << Math.min(length, Long.SIZE - 1);
  }
}

package newswatch.classify.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import newswatch.events.Sketch;

/**
 * What an article says, as hashes that can be compared: its most telling terms with their weights,
 * and a sample of its passages. A sketch carries them.
 */
final class Features {
  /** The method by which sketches are made now. */
  static final int METHOD = 1;

  /** The most terms. */
  static final int TERMS = 80;

  /** The most passages from the opening. */
  static final int OPENING = 16;

  /** The most passages from the whole text. */
  static final int PASSAGES = 24;

  /** What a term is. */
  enum Kind {
    WORD(0),
    NAME(1),
    NUMBER(2),
    DATE(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    private static Kind of(int code) {
      return switch (code) {
        case 0 -> WORD;
        case 1 -> NAME;
        case 2 -> NUMBER;
        case 3 -> DATE;
        default -> throw new IllegalArgumentException("no kind of term has the code " + code);
      };
    }
  }

  private static final int WEIGHT_BITS = 5;
  private static final int MAX_WEIGHT = (1 << WEIGHT_BITS) - 1;
  private static final int LEAD = 1 << WEIGHT_BITS;
  private static final int KIND_SHIFT = WEIGHT_BITS + 1;
  private static final float STEP = 3;
  private static final double NEARLY_ALL = 0.9;

  private final int[] terms;
  private final byte[] marks;
  private final int[] opening;
  private final int[] passages;

  /**
   * @param terms hashes, ascending
   * @param marks as {@link #mark} makes them, one for each term
   * @param opening hashes of the passages that the text opens with, ascending
   * @param passages hashes of passages of all of it, ascending
   */
  Features(int[] terms, byte[] marks, int[] opening, int[] passages) {
    this.terms = terms;
    this.marks = marks;
    this.opening = opening;
    this.passages = passages;
  }

  /** A term's weight, kind and place in a byte. */
  static byte mark(double weight, Kind kind, boolean lead) {
    int steps = Math.clamp(Math.round(weight * STEP), 1, MAX_WEIGHT);
    return (byte) (steps | (lead ? LEAD : 0) | (kind.code << KIND_SHIFT));
  }

  /** FNV-1a, its 64 bits folded to 32. */
  static int hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    hash ^= hash >>> 29;
    return (int) (hash ^ (hash >>> 32));
  }

  int size() {
    return terms.length;
  }

  int term(int i) {
    return terms[i];
  }

  /** Where a term stands among its terms; negative where it does not. */
  int indexOf(int term) {
    return Arrays.binarySearch(terms, term);
  }

  float weight(int i) {
    return (marks[i] & MAX_WEIGHT) / STEP;
  }

  boolean leads(int i) {
    return (marks[i] & LEAD) != 0;
  }

  Kind kind(int i) {
    return Kind.of((marks[i] & 0xff) >> KIND_SHIFT);
  }

  /** Whether it says hardly anything that the other does not, and the reverse. */
  boolean repeats(Features other) {
    int common = 0;
    for (int term : terms) {
      common += other.indexOf(term) >= 0 ? 1 : 0;
    }
    return common >= NEARLY_ALL * Math.max(terms.length, other.terms.length);
  }

  int[] opening() {
    return opening;
  }

  int[] passages() {
    return passages;
  }

  /** The same as a sketch. */
  Sketch sketch() {
    ByteBuffer bytes =
        ByteBuffer.allocate(3 + 5 * terms.length + 4 * (opening.length + passages.length));
    put(bytes, terms);
    bytes.put(marks);
    put(bytes, opening);
    put(bytes, passages);
    return new Sketch(METHOD, Base64.getEncoder().encodeToString(bytes.array()));
  }

  /**
   * What the sketch carries.
   *
   * @throws IllegalArgumentException when it was made by another method, or is none
   */
  static Features of(Sketch sketch) {
    if (sketch.method() != METHOD) {
      throw new IllegalArgumentException("a sketch of method " + sketch.method());
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sketch.data()));
      int[] terms = take(bytes);
      byte[] marks = new byte[terms.length];
      bytes.get(marks);
      return new Features(terms, marks, take(bytes), take(bytes));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a sketch that breaks off", e);
    }
  }

  private static void put(ByteBuffer bytes, int[] hashes) {
    bytes.put((byte) hashes.length);
    for (int hash : hashes) {
      bytes.putInt(hash);
    }
  }

  private static int[] take(ByteBuffer bytes) {
    int[] hashes = new int[bytes.get() & 0xff];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = bytes.getInt();
    }
    return hashes;
  }
}

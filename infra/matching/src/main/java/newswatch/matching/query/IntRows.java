package newswatch.matching.query;

import java.util.Arrays;

/** Rows of numbers, one after another in one array. */
final class IntRows {
  private final int[] from;
  private final int[] values;

  private IntRows(int[] from, int[] values) {
    this.from = from;
    this.values = values;
  }

  int from(int row) {
    return from[row];
  }

  /** Exclusive. */
  int to(int row) {
    return from[row + 1];
  }

  /** The number at a place from {@link #from} to {@link #to}. */
  int get(int place) {
    return values[place];
  }

  /** Takes numbers for rows in any order; a row keeps the order of its own. */
  static final class Builder {
    private int[] rows = new int[64];
    private int[] values = new int[64];
    private int count;

    void add(int row, int value) {
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, count * 2);
        values = Arrays.copyOf(values, count * 2);
      }
      rows[count] = row;
      values[count++] = value;
    }

    /**
     * @param size how many rows; those that nothing was added to are empty
     */
    IntRows build(int size) {
      int[] from = new int[size + 1];
      for (int i = 0; i < count; i++) {
        from[rows[i] + 1]++;
      }
      for (int row = 0; row < size; row++) {
        from[row + 1] += from[row];
      }
      int[] next = from.clone();
      int[] sorted = new int[count];
      for (int i = 0; i < count; i++) {
        sorted[next[rows[i]]++] = values[i];
      }
      return new IntRows(from, sorted);
    }
  }
}

package newswatch.bench.stored;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * How many queries are stored, and which.
 *
 * @param queries 1 to 1,000,000
 */
public record Workload(int queries, Shape shape) {
  /** What the queries ask for. */
  public enum Shape {
    /**
     * {@code (a OR b) AND c NOT d}; of a hundred, 30 have a phrase and 2 a prefix in place of c,
     * and 1 is {@code language:en NOT d}, which every article might match.
     */
    MIXED,
    /** All of them {@code (a OR b) AND c NOT d}. */
    WORDS
  }

  public Workload {
    requireNonNull(shape, "shape");
    if (queries < 1 || queries > 1_000_000) {
      throw new IllegalArgumentException("stored queries are 1 to 1000000, not " + queries);
    }
  }

  /**
   * As people write it, such as {@code 10000-mixed}.
   *
   * @throws IllegalArgumentException in words for people
   */
  public static Workload of(String word) {
    String[] parts = word.strip().split("-", 2);
    try {
      return new Workload(
          Integer.parseInt(parts[0]),
          parts.length == 1 ? Shape.MIXED : Shape.valueOf(parts[1].toUpperCase(Locale.ROOT)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a workload is a number, alone or with -mixed or -words, not '" + word + "'", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a workload is 1 to 1000000 queries, alone or with -mixed or -words, not '" + word + "'",
          e);
    }
  }

  /** As people write it. */
  public String word() {
    return queries + "-" + shape.name().toLowerCase(Locale.ROOT);
  }
}

package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import newswatch.events.Digest;
import newswatch.matching.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for; every part that is given must hold.
 *
 * @param query absent for every article
 * @param size how many articles a page holds, 0 to {@link #MAX_SIZE}
 * @param after where the page before ended; absent for the first page
 */
public record Search(
    @Nullable Query query,
    Filters filters,
    Period period,
    Sort sort,
    int size,
    @Nullable Cursor after) {
  /** The most articles in a page. */
  public static final int MAX_SIZE = 100;

  private static final int PRINT_BITS = 64;

  /**
   * @throws IllegalArgumentException when the size is out of range, or the cursor was handed out by
   *     another search
   */
  public Search {
    requireNonNull(filters, "filters");
    requireNonNull(period, "period");
    requireNonNull(sort, "sort");
    if (size < 0 || size > MAX_SIZE) {
      throw new IllegalArgumentException("a page holds 0 to " + MAX_SIZE + " articles");
    }
    if (after != null && !after.print().equals(print(query, filters, period, sort))) {
      throw new IllegalArgumentException("the cursor belongs to another search");
    }
  }

  /** Tells this search from others; the size of its pages does not matter. */
  String print() {
    return print(query, filters, period, sort);
  }

  private static String print(@Nullable Query query, Filters filters, Period period, Sort sort) {
    return Digest.hex(
        PRINT_BITS, String.valueOf(query), filters.toString(), period.toString(), sort.name());
  }
}

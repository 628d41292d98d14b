package newswatch.search.find;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which articles were published.
 *
 * @param from its beginning, inclusive; absent for no beginning
 * @param to its end, exclusive; absent for no end
 */
public record Period(@Nullable Instant from, @Nullable Instant to) {
  /** All of time. */
  public static final Period ALWAYS = new Period(null, null);

  /**
   * @throws IllegalArgumentException when it ends before it begins, or at once
   */
  public Period {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("a period begins before it ends");
    }
  }
}

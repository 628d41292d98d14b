package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A stretch of a timeline.
 *
 * @param from inclusive
 * @param to exclusive
 * @param count how many articles were published in it
 */
public record Stretch(Instant from, Instant to, long count) {
  public Stretch {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
  }
}

package newswatch.bench.contestant;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How a cycle went.
 *
 * @param complete whether all was done before the limit
 */
public record Cycle(Instant began, Instant ended, boolean complete) {
  public Cycle {
    requireNonNull(began, "began");
    requireNonNull(ended, "ended");
  }
}

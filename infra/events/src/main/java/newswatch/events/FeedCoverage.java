package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of what a feed listed over time we can have missed.
 *
 * @param since when it was first read
 * @param missed how much of the time since then lies within gaps that are not repaired
 * @param gaps the newest, oldest first; at most {@value #MAX_GAPS}
 */
public record FeedCoverage(Instant since, Duration missed, List<FeedGap> gaps) {
  /** How many gaps are kept of a feed. */
  public static final int MAX_GAPS = 100;

  /**
   * @throws IllegalArgumentException when there are more gaps, or a negative time
   */
  public FeedCoverage {
    requireNonNull(since, "since");
    gaps = List.copyOf(gaps);
    if (missed.isNegative() || gaps.size() > MAX_GAPS) {
      throw new IllegalArgumentException("no coverage: " + missed + ", " + gaps.size() + " gaps");
    }
  }

  /** The share of the time since the first reading that lies within no gap, from 0 to 1. */
  public double share(Instant now) {
    double watched = Duration.between(since, now).toMillis();
    return watched <= 0 ? 1 : Math.clamp(1 - missed.toMillis() / watched, 0.0, 1.0);
  }

  /** The same with one more gap, which nobody has looked into. */
  public FeedCoverage and(Instant from, Instant until) {
    List<FeedGap> all = new ArrayList<>(gaps);
    all.add(FeedGap.open(from, until));
    return new FeedCoverage(
        since,
        missed.plus(Duration.between(from, until)),
        all.subList(Math.max(0, all.size() - MAX_GAPS), all.size()));
  }

  /**
   * The same, where more is known of one of its gaps now; of another, or of one that is repaired
   * already, it says nothing.
   */
  public FeedCoverage with(FeedGap known) {
    List<FeedGap> all = new ArrayList<>(gaps);
    Duration left = missed;
    for (int i = 0; i < all.size(); i++) {
      FeedGap before = all.get(i);
      if (before.repairedAt() == null
          && before.from().equals(known.from())
          && before.until().equals(known.until())) {
        all.set(i, known);
        if (known.repairedAt() != null) {
          left = left.minus(Duration.between(known.from(), known.until()));
        }
      }
    }
    return new FeedCoverage(since, left.isNegative() ? Duration.ZERO : left, all);
  }
}

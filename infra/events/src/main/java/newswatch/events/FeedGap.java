package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a feed may have listed entries that were gone before we asked again: of what it
 * listed at the end, nothing had been seen at the beginning.
 *
 * @param from when the feed was last read before
 * @param until when it was read again
 * @param repairedAt when the publisher's news sitemap, which reaches further back than its feed,
 *     was read to the time the gap began; absent while nobody knows what is missing
 * @param found how many articles were found there that the feed had not shown
 */
public record FeedGap(Instant from, Instant until, @Nullable Instant repairedAt, int found) {
  /**
   * @throws IllegalArgumentException when it ends before it begins
   */
  public FeedGap {
    requireNonNull(from, "from");
    requireNonNull(until, "until");
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("a gap ends after it begins: " + from + ", " + until);
    }
  }

  /** One that nobody has looked into. */
  public static FeedGap open(Instant from, Instant until) {
    return new FeedGap(from, until, null, 0);
  }

  /**
   * The same after somebody has looked into it.
   *
   * @param now how many articles are found in all; fewer than before are those that are too old by
   *     now
   * @param whole when all of it was known; absent while nobody knows what is missing
   */
  public FeedGap with(int now, @Nullable Instant whole) {
    return new FeedGap(from, until, whole, Math.max(found, now));
  }
}

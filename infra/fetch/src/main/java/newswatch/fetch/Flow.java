package newswatch.fetch;

import java.time.Duration;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.jspecify.annotations.Nullable;

/** How fast a body comes: who is slow holds a worker, or room, that others wait for. */
final class Flow {
  /** Who has sent fewer bytes a second than this, a while after the first, is given up. */
  static final int SLOWEST = 1024;

  /** The same for who holds room that others wait for, since it got the last of it. */
  static final int SLOWEST_WITH_ROOM = 64 * 1024;

  private static final long GRACE_WITH_ROOM = Duration.ofSeconds(2).toNanos();

  private final Room.Place place;
  private final long grace;
  private final long begin = System.nanoTime();
  private long grown = begin;
  private int sizeGrown;

  /**
   * @param time the deadline of the fetch, of which a third is given before the pace counts
   */
  Flow(Duration time, Room.Place place) {
    this.place = place;
    this.grace = time.toNanos() / 3;
  }

  /** It has got room to go on from this size. */
  void grew(int size) {
    grown = System.nanoTime();
    sizeGrown = size;
  }

  /** Why it is to be given up at this size; null when it is not. */
  @Nullable Failed tooSlow(int size) {
    long now = System.nanoTime();
    if (isSlow(size, now - begin - place.waited(), grace, SLOWEST)) {
      return tooSlowFor(SLOWEST);
    }
    return place.isWanted()
            && isSlow(size - sizeGrown, now - grown, GRACE_WITH_ROOM, SLOWEST_WITH_ROOM)
        ? tooSlowFor(SLOWEST_WITH_ROOM)
        : null;
  }

  private static boolean isSlow(int bytes, long nanos, long grace, int slowest) {
    return nanos > grace && bytes < slowest * (nanos / 1e9);
  }

  private static Failed tooSlowFor(int slowest) {
    return new Failed("the answer came at less than " + slowest + " bytes a second", Kind.PASSING);
  }
}

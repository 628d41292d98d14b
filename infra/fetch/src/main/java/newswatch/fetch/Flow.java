package newswatch.fetch;

import java.time.Duration;
import java.util.concurrent.Future;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.jspecify.annotations.Nullable;

/**
 * How fast a body comes: who is slow holds a worker, or room, that others wait for. Who says
 * nothing at all while it holds room is looked after from outside, for its reader waits with it.
 */
final class Flow implements AutoCloseable {
  /** Who has sent fewer bytes a second than this, a while after the first, is given up. */
  static final int SLOWEST = 1024;

  /** The same for who holds room that others wait for, since it got the last of it. */
  static final int SLOWEST_WITH_ROOM = 64 * 1024;

  private static final Duration GRACE_WITH_ROOM = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Deadline deadline;
  private final Room.Place place;
  private final long grace;
  private final long begin = System.nanoTime();
  private @Nullable Future<?> looks;
  private volatile int size;
  private volatile @Nullable Stretch stretch;
  private boolean cut;
  private boolean closed;

  /** What is read between one growth and the next. */
  private record Stretch(long begin, int sizeThen) {}

  /** A third of the fetch's time is given before the pace counts. */
  Flow(Room.Place place) {
    this.deadline = place.deadline();
    this.place = place;
    this.grace = deadline.length().toNanos() / 3;
  }

  /**
   * Has its place hold so many bytes, and waits for them: that is our own slowness.
   *
   * @return why it cannot; null when it does
   */
  @Nullable Failed hold(long bytes) {
    stretch = null;
    Failed roomless = place.hold(bytes);
    stretch = new Stretch(System.nanoTime(), size);
    if (looks == null && roomless == null) {
      looks = deadline.every(BETWEEN_LOOKS, this::look);
    }
    return roomless;
  }

  /** Why it is to be given up at this size; null when it is not. */
  @Nullable Failed tooSlow(int size) {
    this.size = size;
    if (isSlow(size, System.nanoTime() - begin - place.waited(), grace, SLOWEST)) {
      return tooSlowFor(SLOWEST);
    }
    return lags() ? tooSlowFor(SLOWEST_WITH_ROOM) : null;
  }

  /** Why its connection was closed under its reader; null when it was not. */
  synchronized @Nullable Failed cut() {
    return cut ? tooSlowFor(SLOWEST_WITH_ROOM) : null;
  }

  /** Nobody looks after it from now on. */
  @Override
  public synchronized void close() {
    closed = true;
    if (looks != null) {
      looks.cancel(false);
    }
  }

  private synchronized void look() {
    if (!closed && !cut && lags()) {
      cut = true;
      deadline.cut();
    }
  }

  private boolean lags() {
    Stretch now = stretch;
    return now != null
        && place.isWanted()
        && isSlow(
            size - now.sizeThen,
            System.nanoTime() - now.begin,
            GRACE_WITH_ROOM.toNanos(),
            SLOWEST_WITH_ROOM);
  }

  private static boolean isSlow(int bytes, long nanos, long grace, int slowest) {
    return nanos > grace && bytes < slowest * (nanos / 1e9);
  }

  private static Failed tooSlowFor(int slowest) {
    return new Failed("the answer came at less than " + slowest + " bytes a second", Kind.PASSING);
  }
}

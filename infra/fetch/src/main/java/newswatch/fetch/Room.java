package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Room in memory for large answers that are under way, in bytes of the arrays they are read and
 * unpacked into. Who wants more than there is waits in line.
 *
 * <p>Of all room, enough for the largest answer is kept for one at a time: the first in line has
 * it, and waits no more. So where all hold some and want more, one always goes on.
 */
final class Room implements AutoCloseable {
  /**
   * So much each answer has without asking. It is enough for one that is not packed up to this size
   * where its length is announced, up to half of that where it is not; and for a packed one that is
   * up to 100,000 bytes unpacked.
   */
  static final int FREE = 256 * 1024;

  private static final int PART_OF_HEAP = 4;

  /**
   * The most that an answer takes, in answers of the largest size: what came over the wire, what
   * that was unpacked to, what that is unpacked to in turn, and a copy of it while it grows.
   */
  static final int ARRAYS = 4;

  private static final Failed NONE =
      new Failed("no room for a large answer now; asked again later", Kind.PASSING);

  private static final Failed NEVER =
      new Failed(
          "the answer needs more memory than there is for answers; ask for smaller ones, or give"
              + " the service more",
          Kind.LASTING);

  private final long reserve;
  private final boolean isForOne;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Place> line = new ArrayDeque<>();
  private long common;
  private @Nullable Place first;
  private volatile boolean wanted;
  private boolean closed;

  /**
   * @param bytes in all, above zero
   * @param most that an answer may have
   */
  Room(long bytes, int most) {
    if (bytes < 1 || most < 1) {
      throw new IllegalArgumentException("no room: " + bytes + " for answers of " + most);
    }
    this.reserve = Math.min(bytes, (long) ARRAYS * most);
    this.common = bytes - reserve;
    this.isForOne = common == 0;
  }

  /** What this process's heap has room for. */
  static Room ofHeap(int most) {
    return new Room(Runtime.getRuntime().maxMemory() / PART_OF_HEAP, most);
  }

  /** For one answer, until it is closed. */
  Place place(Deadline deadline) {
    return new Place(requireNonNull(deadline, "deadline"));
  }

  /** How many bytes nobody holds. */
  long left() {
    lock.lock();
    try {
      return common + reserve - (first == null ? 0 : first.lent);
    } finally {
      lock.unlock();
    }
  }

  /** Whether what is kept for one answer of the largest size is all there is. */
  boolean isForOne() {
    return isForOne;
  }

  /** How many wait for room. */
  int waiting() {
    lock.lock();
    try {
      return line.size();
    } finally {
      lock.unlock();
    }
  }

  /** Sends away who waits. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      line.forEach(place -> place.turn.signal());
    } finally {
      lock.unlock();
    }
  }

  /** Whoever stands first in line now may have what has become free. */
  private void lineMoved() {
    wanted = !line.isEmpty();
    if (!line.isEmpty()) {
      line.element().turn.signal();
    }
  }

  /** What one answer holds; used by the thread that reads it. */
  final class Place implements AutoCloseable {
    private final Deadline deadline;
    private final Condition turn = lock.newCondition();
    private long held;
    private long lent;
    private long waited;

    private Place(Deadline deadline) {
      this.deadline = deadline;
    }

    /**
     * Holds at least so many bytes in all from now on, and waits for them until the deadline.
     *
     * @return why it cannot; null when it does
     */
    @Nullable Failed hold(long bytes) {
      long more = bytes - FREE - held;
      if (more <= 0) {
        return null;
      }
      lock.lock();
      try {
        if (held + more > reserve) {
          return NEVER;
        }
        return this == first || (line.isEmpty() && fits(more)) ? take(more) : await(more);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return NONE;
      } finally {
        lock.unlock();
      }
    }

    /** The same for who does without rather than to wait; true when it holds them. */
    boolean holdAtOnce(long bytes) {
      long more = bytes - FREE - held;
      if (more <= 0) {
        return true;
      }
      lock.lock();
      try {
        boolean free =
            held + more <= reserve && (this == first || (line.isEmpty() && more <= common));
        return free && take(more) == null;
      } finally {
        lock.unlock();
      }
    }

    /** By when the waiting ends. */
    Deadline deadline() {
      return deadline;
    }

    /** Gives back what it holds beyond so many bytes in all. */
    void keep(long bytes) {
      long less = held - Math.max(0, bytes - FREE);
      if (less <= 0) {
        return;
      }
      lock.lock();
      try {
        giveBack(less);
      } finally {
        lock.unlock();
      }
    }

    /** Whether it holds room that others wait for; any thread may ask. */
    boolean isWanted() {
      if (!wanted) {
        return false;
      }
      lock.lock();
      try {
        return held > 0;
      } finally {
        lock.unlock();
      }
    }

    /** How long it has waited for room in all, in nanoseconds. */
    long waited() {
      return waited;
    }

    @Override
    public void close() {
      keep(0);
    }

    private boolean fits(long more) {
      return more <= common || first == null;
    }

    private @Nullable Failed take(long more) {
      if (this != first && more <= common) {
        common -= more;
      } else {
        first = this;
        lent += more;
      }
      held += more;
      return null;
    }

    private @Nullable Failed await(long more) throws InterruptedException {
      long begin = System.nanoTime();
      line.add(this);
      wanted = true;
      try {
        while (line.element() != this || !fits(more)) {
          long left = deadline.remaining().toNanos();
          if (closed || left <= 0) {
            return NONE;
          }
          turn.awaitNanos(left);
        }
        return take(more);
      } finally {
        line.remove(this);
        lineMoved();
        waited += System.nanoTime() - begin;
      }
    }

    private void giveBack(long less) {
      long shared = Math.min(less, held - lent);
      common += shared;
      lent -= less - shared;
      held -= less;
      if (held == 0 && this == first) {
        first = null;
      }
      lineMoved();
    }
  }
}

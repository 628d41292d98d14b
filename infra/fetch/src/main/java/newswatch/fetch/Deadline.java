package newswatch.fetch;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * By when a fetch or a post must be over. It is known to everything that works on the fetch in its
 * thread, and what waits for the network is cut off from outside when the time has come.
 */
final class Deadline implements AutoCloseable {
  private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

  private final Duration time;
  private final ScheduledThreadPoolExecutor alarms;
  private final long end;
  private @Nullable Future<?> alarm;
  private @Nullable Cancellable work;

  private Deadline(Duration time, ScheduledThreadPoolExecutor alarms) {
    this.time = time;
    this.alarms = alarms;
    this.end = System.nanoTime() + time.toNanos();
  }

  /** Begins now. */
  static Deadline in(Duration time, ScheduledThreadPoolExecutor alarms) {
    Deadline deadline = new Deadline(time, alarms);
    deadline.alarm = alarms.schedule(deadline::cut, time.toNanos(), TimeUnit.NANOSECONDS);
    return deadline;
  }

  /** How much time this thread has left for its fetch; zero or less when it is over. */
  static Duration left() {
    return CURRENT.isBound() ? CURRENT.get().remaining() : Duration.ofDays(1);
  }

  /** Does a piece of the work, which is cancelled when the time is over before. */
  <R, X extends Throwable> R guard(Cancellable piece, ScopedValue.CallableOp<R, X> work) throws X {
    begin(piece);
    try {
      return ScopedValue.where(CURRENT, this).call(work);
    } finally {
      begin(null);
    }
  }

  /**
   * Has something looked after from outside, until what is returned is cancelled.
   *
   * @return null when everything ends, and nothing is looked after any more
   */
  @Nullable Future<?> every(Duration step, Runnable look) {
    long nanos = step.toNanos();
    try {
      return alarms.scheduleWithFixedDelay(look, nanos, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException _) {
      return null;
    }
  }

  /** Cancels the piece of work that is being done. */
  synchronized void cut() {
    if (work != null) {
      work.cancel();
    }
  }

  /** How much there was at the beginning. */
  Duration length() {
    return time;
  }

  Duration remaining() {
    return Duration.ofNanos(end - System.nanoTime());
  }

  boolean isOver() {
    return end - System.nanoTime() <= 0;
  }

  /** How long it was, for messages. */
  @Override
  public String toString() {
    long seconds = time.toSeconds();
    return seconds > 0 ? seconds + " s" : time.toMillis() + " ms";
  }

  @Override
  public void close() {
    Future<?> set = alarm;
    if (set != null) {
      set.cancel(false);
    }
  }

  private synchronized void begin(@Nullable Cancellable piece) {
    work = piece;
    if (piece != null && isOver()) {
      piece.cancel();
    }
  }
}

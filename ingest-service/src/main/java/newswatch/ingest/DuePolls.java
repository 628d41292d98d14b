package newswatch.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import newswatch.ingest.feed.Schedule;
import newswatch.ingest.feed.Setback;
import newswatch.ingest.feed.Turn;
import newswatch.ingest.feed.WatchedFeeds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the feeds that are due to be polled, a bounded number at a time. Whatever goes wrong, an
 * {@link OutOfMemoryError} included, every turn ends, every permit comes back, and the next round
 * goes on: a service that runs and polls nothing would be noticed by nobody.
 */
final class DuePolls {
  private static final Logger LOG = LoggerFactory.getLogger(DuePolls.class);

  /** Of one that waits to be recorded without articles, only a status is kept. */
  private static final int UNRECORDED_FOR_ONE = 4;

  /** New feeds are noticed after this time at the latest, when nothing else happens. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

  private final WatchedFeeds feeds;
  private final Polling polling;
  private final Schedule schedule;
  private final InstantSource clock;
  private final Semaphore free;
  private final Semaphore unrecorded;

  /** Holds a permit when there may be room for another since it was looked at last. */
  private final Semaphore room = new Semaphore(0);

  /** Goes through one turn, from asking the publisher until it is recorded. */
  @FunctionalInterface
  interface Polling {
    void poll(Turn turn, Progress progress);
  }

  /** What is told while a turn goes on, each once or never. */
  interface Progress {
    /** The publisher has answered, so that another feed of its host may be asked. */
    void answered();

    /** Nothing but a status is kept until the turn is recorded, so that another may begin. */
    void brief();
  }

  /**
   * @param concurrency how many turns there are at a time, those not counted that are brief
   */
  DuePolls(
      WatchedFeeds feeds,
      Polling polling,
      Schedule schedule,
      InstantSource clock,
      int concurrency) {
    this.feeds = feeds;
    this.polling = polling;
    this.schedule = schedule;
    this.clock = clock;
    this.free = new Semaphore(concurrency);
    this.unrecorded = new Semaphore(UNRECORDED_FOR_ONE * concurrency);
  }

  /** Sends what is due and has a permit. Throws nothing. */
  void send(Executor polls) {
    try {
      for (Turn turn : feeds.takeDue(clock.instant(), permits())) {
        send(turn, polls);
      }
    } catch (Throwable e) {
      say(() -> LOG.atError().setCause(e).log("feeds could not be taken, a fault of ours"));
    }
  }

  private int permits() {
    return Math.min(free.availablePermits(), unrecorded.availablePermits());
  }

  /**
   * Waits until there may be something to send: there is room again, a feed is due, or a moment has
   * passed.
   *
   * @throws InterruptedException when the rounds end
   */
  void await() throws InterruptedException {
    if (room.tryAcquire(untilDue().toMillis(), TimeUnit.MILLISECONDS)) {
      room.drainPermits();
    }
  }

  private Duration untilDue() {
    Instant next = permits() == 0 ? null : feeds.nextDue();
    if (next == null) {
      return LONGEST_WAIT;
    }
    Duration wait = Duration.between(clock.instant(), next);
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      return LONGEST_WAIT;
    }
    return wait.isPositive() ? wait : Duration.ofMillis(1);
  }

  private void send(Turn turn, Executor polls) {
    Permit permit = new Permit(turn);
    try {
      polls.execute(() -> poll(turn, permit));
    } catch (RejectedExecutionException _) {
      end(turn, permit);
      say(() -> LOG.atDebug().log("a feed fell due while the rounds ended"));
    } catch (Throwable e) {
      end(turn, permit);
      say(() -> fault(turn, e));
    }
  }

  private void poll(Turn turn, Permit permit) {
    try {
      polling.poll(turn, permit);
    } catch (Throwable e) {
      say(() -> fault(turn, e));
    } finally {
      end(turn, permit);
    }
  }

  /** Changes nothing about a turn that was recorded or postponed already. */
  private void end(Turn turn, Permit permit) {
    try {
      feeds.postpone(turn, schedule.afterFailure(Setback.PASSING, 1, null, clock.instant()));
    } finally {
      permit.end();
    }
  }

  /** What a turn has from its beginning. */
  private final class Permit implements Progress {
    private final Turn turn;
    private final AtomicBoolean held = new AtomicBoolean(true);

    Permit(Turn turn) {
      this.turn = turn;
      free.acquireUninterruptibly();
      unrecorded.acquireUninterruptibly();
    }

    @Override
    public void answered() {
      feeds.answered(turn);
      room.release();
    }

    @Override
    public void brief() {
      if (held.compareAndSet(true, false)) {
        free.release();
        room.release();
      }
    }

    void end() {
      unrecorded.release();
      brief();
      // Also where it was brief before: others may wait for this.
      room.release();
    }
  }

  private static void fault(Turn turn, Throwable e) {
    LOG.atError()
        .addKeyValue("feedId", turn.feed().id())
        .setCause(e)
        .log("feed could not be polled, which is a fault of ours");
  }

  private static void say(Runnable words) {
    try {
      words.run();
    } catch (Throwable _) {
      // There may be no memory for words either, and the rounds matter more.
    }
  }
}

package newswatch.ingest;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import newswatch.ingest.feed.Schedule;
import newswatch.ingest.feed.Turn;
import newswatch.ingest.feed.WatchedFeeds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the feeds that are due to be polled, a bounded number at a time. Whatever goes wrong, an
 * {@link OutOfMemoryError} included, every turn ends, every permit comes back, and the next tick
 * goes on: a service that runs and polls nothing would be noticed by nobody.
 */
final class DuePolls {
  private static final Logger LOG = LoggerFactory.getLogger(DuePolls.class);

  private final WatchedFeeds feeds;
  private final Consumer<Turn> poll;
  private final Schedule schedule;
  private final InstantSource clock;
  private final Semaphore free;

  DuePolls(
      WatchedFeeds feeds,
      Consumer<Turn> poll,
      Schedule schedule,
      InstantSource clock,
      int concurrency) {
    this.feeds = feeds;
    this.poll = poll;
    this.schedule = schedule;
    this.clock = clock;
    this.free = new Semaphore(concurrency);
  }

  /** Sends what is due and has a permit. Throws nothing. */
  void send(Executor polls) {
    try {
      for (Turn turn : feeds.takeDue(clock.instant(), free.availablePermits())) {
        send(turn, polls);
      }
    } catch (Throwable e) {
      say(() -> LOG.atError().setCause(e).log("feeds could not be taken, a fault of ours"));
    }
  }

  private void send(Turn turn, Executor polls) {
    free.acquireUninterruptibly();
    try {
      polls.execute(() -> poll(turn));
    } catch (RejectedExecutionException _) {
      end(turn);
      say(() -> LOG.atDebug().log("a feed fell due while the rounds ended"));
    } catch (Throwable e) {
      end(turn);
      say(() -> fault(turn, e));
    }
  }

  private void poll(Turn turn) {
    try {
      poll.accept(turn);
    } catch (Throwable e) {
      say(() -> fault(turn, e));
    } finally {
      end(turn);
    }
  }

  /** Changes nothing about a turn that was recorded or postponed already. */
  private void end(Turn turn) {
    try {
      feeds.postpone(turn, schedule.afterFailure(clock.instant(), 1, null));
    } finally {
      free.release();
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

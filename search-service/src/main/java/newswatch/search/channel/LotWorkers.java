package newswatch.search.channel;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import newswatch.search.channel.TaggedArticles.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on each lot in a thread of its own, again and again until it is through. */
final class LotWorkers {
  private static final Logger LOG = LoggerFactory.getLogger(LotWorkers.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Work work;
  private final CountDownLatch stopping = new CountDownLatch(1);

  private final Set<Thread> busy = ConcurrentHashMap.newKeySet();

  LotWorkers(Work work) {
    this.work = work;
  }

  void workOn(Lot lot) {
    Thread worker =
        Thread.ofVirtual()
            .name("tagged-articles-lot")
            .unstarted(
                () -> {
                  try {
                    workUntilThrough(lot);
                  } finally {
                    busy.remove(Thread.currentThread());
                  }
                });
    busy.add(worker);
    worker.start();
  }

  private void workUntilThrough(Lot lot) {
    Duration pause = FIRST_PAUSE;
    while (!hasStopped(Duration.ZERO)) {
      try {
        work.on(lot.records());
        lot.pass();
        return;
      } catch (RuntimeException | Error e) {
        // A lot that nobody works on any more would hold all offsets up.
        LOG.atWarn()
            .addKeyValue("records", lot.records().size())
            .addKeyValue("reason", e.toString())
            .addKeyValue("retriedAfter", pause)
            .log("records not worked off");
      }
      if (hasStopped(pause)) {
        return;
      }
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private boolean hasStopped(Duration limit) {
    try {
      return stopping.await(limit.toMillis(), MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** What fails from now on is not tried again. */
  void stop() {
    stopping.countDown();
  }

  /** Waits until nothing is worked on, at most so long. */
  void awaitRest(Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    try {
      for (Thread worker : busy) {
        if (!worker.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
          LOG.atInfo().addKeyValue("waited", limit).log("records are still worked on");
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

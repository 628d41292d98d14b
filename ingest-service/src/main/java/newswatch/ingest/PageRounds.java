package newswatch.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import newswatch.events.PageWatch;
import newswatch.ingest.look.WatchedPages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends the pages that are due through the {@link PageWalk}; how fast is for their hosts to say.
 */
@Component
final class PageRounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PageRounds.class);

  private static final Duration RESPITE = Duration.ofMinutes(1);

  /** A page that falls due waits no longer than this. */
  private static final Duration TICK = Duration.ofMillis(50);

  /** Nearly all of them wait for the pace of their hosts, which takes a few kilobytes each. */
  private static final int UNDER_WAY = 2_000;

  private final WatchedPages pages;
  private final PageWalk walk;
  private final InstantSource clock;
  private final Semaphore free = new Semaphore(UNDER_WAY);
  private volatile @Nullable ExecutorService looks;

  PageRounds(WatchedPages pages, PageWalk walk, InstantSource clock) {
    this.pages = pages;
    this.walk = walk;
    this.clock = clock;
  }

  @Override
  public void start() {
    ExecutorService begun =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("page-look-", 0).factory());
    looks = begun;
    Thread.ofPlatform().daemon().name("page-rounds").start(() -> go(begun));
  }

  private void go(ExecutorService begun) {
    while (!begun.isShutdown()) {
      try {
        for (PageWatch page : pages.takeDue(clock.instant(), free.availablePermits())) {
          free.acquireUninterruptibly();
          begun.execute(() -> look(page));
        }
      } catch (Throwable e) {
        // Whatever it is: rounds that end would be noticed by nobody.
        if (!begun.isShutdown()) {
          LOG.atError().setCause(e).log("pages could not be taken, a fault of ours");
        }
      }
      LockSupport.parkNanos(TICK.toNanos());
    }
  }

  private void look(PageWatch page) {
    try {
      walk.look(page);
    } catch (Throwable e) {
      pages.postpone(page, clock.instant().plus(RESPITE));
      if (isRunning()) {
        LOG.atError()
            .addKeyValue("pageId", page.id())
            .setCause(e)
            .log("what a page brought could not be recorded, which is a fault of ours");
      }
    } finally {
      free.release();
    }
  }

  @Override
  public void stop() {
    ExecutorService ending = looks;
    if (ending != null) {
      looks = null;
      ending.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return looks != null;
  }
}

package newswatch.search.withdrawal;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import newswatch.events.ArticleId;
import newswatch.search.index.ArticleRemoval;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes withdrawn articles out of the index on a thread of its own, and tries without end where
 * Elasticsearch does not. Every instance does, so that none of them depends on another: what is out
 * already costs a search.
 */
@Component
public final class Takedown {
  private static final Logger LOG = LoggerFactory.getLogger(Takedown.class);
  private static final int AT_ONCE = 1_000;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration PARTING = Duration.ofSeconds(5);

  /**
   * How often all are looked for anew: Elasticsearch may carry a request out long after nobody
   * waits for it any more.
   */
  private static final Duration SWEEP = Duration.ofHours(1);

  /**
   * How often new ones are looked for anew: whoever had read one before, to store it or to copy it
   * to another generation of the index, is through with it by then.
   */
  private static final Duration SECOND_LOOK = Duration.ofMinutes(2);

  private final Withdrawals withdrawals;
  private final ArticleRemoval index;
  private @Nullable Thread thread;

  Takedown(Withdrawals withdrawals, ArticleRemoval index) {
    this.withdrawals = withdrawals;
    this.index = index;
  }

  /** Begins. */
  public void begin() {
    thread = Thread.ofPlatform().daemon().name("takedown").start(this::goOn);
  }

  private void goOn() {
    Duration pause = FIRST_PAUSE;
    Clockwork sweep = new Clockwork(SWEEP);
    Clockwork secondLook = new Clockwork(SECOND_LOOK);
    try {
      while (true) {
        List<ArticleId> due = withdrawals.awaitDue(AT_ONCE, SECOND_LOOK);
        if (isTakenOut(due)) {
          pause = FIRST_PAUSE;
          if (secondLook.strikes()) {
            withdrawals.newOnesCameBack();
          }
        } else {
          Thread.sleep(pause);
          pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
        }
        if (sweep.strikes()) {
          withdrawals.allCameBack();
        }
      }
    } catch (InterruptedException _) {
      LOG.atDebug().log("takedown ended");
    }
  }

  private boolean isTakenOut(List<ArticleId> ids) {
    if (ids.isEmpty()) {
      return true;
    }
    boolean out = false;
    try {
      int documents = index.remove(ids);
      out = true;
      if (documents > 0) {
        LOG.atInfo().addKeyValue("documents", documents).log("withdrawn articles taken out");
      }
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("reason", e.getMessage())
          .log("withdrawn articles not taken out yet");
    } finally {
      withdrawals.attempted(ids, out);
    }
    return out;
  }

  /** Ends. */
  public void end() {
    Thread ending = thread;
    if (ending != null) {
      thread = null;
      ending.interrupt();
      try {
        ending.join(PARTING);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Strikes once every while, whether or not it was asked meanwhile. */
  private static final class Clockwork {
    private final Duration every;
    private long next;

    Clockwork(Duration every) {
      this.every = every;
      this.next = System.nanoTime() + every.toNanos();
    }

    boolean strikes() {
      long now = System.nanoTime();
      if (now - next < 0) {
        return false;
      }
      next = now + every.toNanos();
      return true;
    }
  }
}

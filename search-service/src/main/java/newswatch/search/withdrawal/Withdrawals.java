package newswatch.search.withdrawal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import newswatch.events.ArticleId;
import newswatch.events.ArticleWithdrawn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The articles that are withdrawn, as their channel says: all of them, in some 300 bytes of memory
 * each and what was said of why. And which of them are still to be taken out of the index: each
 * once it is read here, and again whenever it may have come back. Thread-safe.
 *
 * <p>{@code newswatch.withdrawals} is how many there are, {@code newswatch.withdrawals.due} how
 * many are still to be taken out.
 */
@Component
public final class Withdrawals {
  private final LinkedHashMap<ArticleId, ArticleWithdrawn> all = new LinkedHashMap<>();
  private final Set<ArticleId> due = new LinkedHashSet<>();
  private final Set<ArticleId> underWay = new HashSet<>();

  /** Those that are to be looked for a second time, and those the time after. */
  private Set<ArticleId> lookedAtNext = new HashSet<>();

  private Set<ArticleId> lookedAtAfter = new HashSet<>();

  Withdrawals(MeterRegistry meters) {
    Gauge.builder("newswatch.withdrawals", this, Withdrawals::count).register(meters);
    Gauge.builder("newswatch.withdrawals.due", this, Withdrawals::dueCount).register(meters);
  }

  /** Takes a withdrawal over as the newest, or forgets it when its record was deleted. */
  public synchronized void take(ArticleId id, @Nullable ArticleWithdrawn withdrawal) {
    all.remove(id);
    if (withdrawal == null) {
      due.remove(id);
    } else {
      all.put(id, withdrawal);
      due.add(id);
      lookedAtAfter.add(id);
    }
    notifyAll();
  }

  /** The withdrawal of an article; absent where it is not withdrawn. */
  public synchronized @Nullable ArticleWithdrawn of(ArticleId id) {
    return all.get(id);
  }

  /** Whether an article is withdrawn. */
  public synchronized boolean hold(ArticleId id) {
    return all.containsKey(id);
  }

  /** How many there are. */
  public synchronized int count() {
    return all.size();
  }

  private synchronized int dueCount() {
    return due.size() + underWay.size();
  }

  /** The newest, newest first. */
  public synchronized List<ArticleWithdrawn> newest(int atMost) {
    return all.sequencedValues().reversed().stream().limit(atMost).toList();
  }

  /** A withdrawn article may have come back into the index. */
  public synchronized void cameBack(ArticleId id) {
    if (all.containsKey(id)) {
      due.add(id);
      notifyAll();
    }
  }

  /**
   * Each article that was withdrawn may have come back once more, at the second call of this after
   * it: one to two times as long after as is between two calls.
   */
  synchronized void newOnesCameBack() {
    lookedAtNext.stream().filter(all::containsKey).forEach(due::add);
    lookedAtNext = lookedAtAfter;
    lookedAtAfter = new HashSet<>();
    notifyAll();
  }

  /** Every withdrawn article may have come back. */
  synchronized void allCameBack() {
    due.addAll(all.keySet());
    notifyAll();
  }

  /**
   * Waits until some are to be taken out of the index, and says which.
   *
   * @return none where there was nothing to do for so long
   */
  synchronized List<ArticleId> awaitDue(int atMost, Duration patience) throws InterruptedException {
    awaitUntil(() -> !due.isEmpty(), patience);
    List<ArticleId> some = due.stream().limit(atMost).toList();
    some.forEach(due::remove);
    underWay.addAll(some);
    return some;
  }

  /** The attempt to take these out has ended; where it failed, they are due again. */
  synchronized void attempted(List<ArticleId> ids, boolean out) {
    ids.forEach(underWay::remove);
    if (!out) {
      ids.stream().filter(all::containsKey).forEach(due::add);
    }
    notifyAll();
  }

  /**
   * Waits until an article is out of the index.
   *
   * @return whether it is, within the patience
   */
  public synchronized boolean awaitOut(ArticleId id, Duration patience) {
    try {
      return awaitUntil(() -> !due.contains(id) && !underWay.contains(id), patience);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean awaitUntil(BooleanSupplier met, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!met.getAsBoolean()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}

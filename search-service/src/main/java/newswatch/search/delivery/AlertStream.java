package newswatch.search.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells whoever listens of alerts as they are raised, whichever instance sends them. The newest are
 * kept, so that who was away for a while misses none. Thread-safe.
 */
@Component
public final class AlertStream {
  /** How many may listen at once. */
  public static final int MOST_LISTENERS = 200;

  /** How many alerts can be told to who comes back; in memory some 4 KB each. */
  static final int KEPT = 1_000;

  private static final int MOST_WAITING = 500;

  /**
   * Alerts of different partitions come in another order on another instance; who comes back is
   * told those again that were raised so shortly before the last one heard.
   */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private final Deque<AlertRaised> newest = new ArrayDeque<>();
  private final List<Hearing> hearings = new ArrayList<>();
  private boolean telling;

  /** One who listens. */
  public final class Hearing implements AutoCloseable {
    private final Predicate<AlertRaised> wanted;
    private final BlockingQueue<AlertRaised> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile boolean over;

    private Hearing(Predicate<AlertRaised> wanted) {
      this.wanted = wanted;
    }

    private void pass(AlertRaised alert) {
      if (!over && wanted.test(alert) && !waiting.offer(alert)) {
        // Who is so slow goes on later from the last one heard, and hears none beyond it before.
        over = true;
      }
    }

    /**
     * The next alert; waits for it.
     *
     * @return absent when none came for so long
     */
    public Optional<AlertRaised> next(Duration patience) throws InterruptedException {
      return Optional.ofNullable(waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whether nothing more is told. */
    public boolean isOver() {
      return over && waiting.isEmpty();
    }

    @Override
    public void close() {
      leave(this);
    }
  }

  /** How listening begins. */
  public sealed interface Begun {
    /**
     * From now on, or from where it ended.
     *
     * @param missed whether some may have been missed that can be told no more
     */
    record Listening(Hearing hearing, boolean missed) implements Begun {}

    /** As many listen as may, or the service is starting or ending. */
    record Full() implements Begun {}
  }

  /**
   * Begins to listen.
   *
   * @param wanted which alerts
   * @param last the last one heard before; absent for whoever comes anew
   */
  public synchronized Begun listen(Predicate<AlertRaised> wanted, @Nullable AlertId last) {
    if (!telling || hearings.size() >= MOST_LISTENERS) {
      return new Begun.Full();
    }
    Hearing hearing = new Hearing(wanted);
    boolean missed = last != null && !tellSince(hearing, last);
    hearings.add(hearing);
    return new Begun.Listening(hearing, missed);
  }

  private boolean tellSince(Hearing hearing, AlertId last) {
    Optional<Instant> heard =
        newest.stream()
            .filter(alert -> alert.alert().equals(last))
            .map(alert -> alert.at().minus(OVERLAP))
            .findFirst();
    heard.ifPresent(
        since ->
            newest.stream()
                .filter(alert -> alert.at().isAfter(since) && !alert.alert().equals(last))
                .forEach(hearing::pass));
    return heard.isPresent();
  }

  /** An alert was raised. */
  public synchronized void raised(AlertRaised alert) {
    newest.addLast(alert);
    if (!telling) {
      if (newest.size() > 2 * KEPT) {
        keepNewest();
      }
      return;
    }
    if (newest.size() > KEPT) {
      newest.removeFirst();
    }
    hearings.forEach(one -> one.pass(alert));
  }

  /** What was raised before the service started is read; from now on it is told what is new. */
  public synchronized void begin() {
    keepNewest();
    telling = true;
  }

  /** What is read of the past comes partition after partition. */
  private void keepNewest() {
    List<AlertRaised> all = new ArrayList<>(newest);
    all.sort(Comparator.comparing(AlertRaised::at));
    newest.clear();
    newest.addAll(all.subList(Math.max(0, all.size() - KEPT), all.size()));
  }

  private synchronized void leave(Hearing hearing) {
    hearings.remove(hearing);
  }

  /** Ends all streams, and lets nobody in any more. */
  public synchronized void end() {
    telling = false;
    hearings.forEach(one -> one.over = true);
  }
}

package newswatch.fetch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Those who wait for one host, in the order they came. Guarded by whoever owns it. */
final class HostQueue {
  private final Pace pace;
  private final Queue<Visit> waiting = new ArrayDeque<>();
  private int out;
  private long openAt;
  private boolean rests;

  HostQueue(Pace pace, long now) {
    this.pace = pace;
    this.openAt = now;
  }

  /** Lets this one wait; or says why not. */
  @Nullable Download add(Visit visit, String host, long now) {
    if (rests(now)) {
      return throttled(now);
    }
    if (waiting.size() >= pace.waitingPerHost()) {
      return new Download.Failed(
          "%d fetches wait for %s already; ask again later".formatted(waiting.size(), host),
          Download.Kind.PASSING);
    }
    waiting.add(visit);
    return null;
  }

  /** Whose turn it is now; null when it is nobody's. */
  @Nullable Visit next(long now) {
    if (waiting.isEmpty() || out >= pace.atOncePerHost() || untilOpen(now).isPositive()) {
      return null;
    }
    rests = false;
    out++;
    return waiting.remove();
  }

  /**
   * A visit is over.
   *
   * @return who need not wait any more, as the host rests for too long
   */
  List<Visit> left(Duration pause, boolean asked, long now) {
    out--;
    long until = now + pause.toNanos();
    if (until - openAt > 0) {
      openAt = until;
      rests = asked;
    }
    if (!rests(now)) {
      return List.of();
    }
    List<Visit> sent = new ArrayList<>(waiting);
    waiting.clear();
    return sent;
  }

  /** What to tell those who came while the host rests. */
  Download throttled(long now) {
    return new Download.Throttled(untilOpen(now));
  }

  private boolean rests(long now) {
    return rests && untilOpen(now).compareTo(pace.patience()) > 0;
  }

  /** How long nobody may go there; zero or less when it is open. */
  Duration untilOpen(long now) {
    return Duration.ofNanos(openAt - now);
  }

  /** Whether there is nothing to remember about this host. */
  boolean isForgettable(long now) {
    return out == 0 && waiting.isEmpty() && !untilOpen(now).isPositive();
  }
}

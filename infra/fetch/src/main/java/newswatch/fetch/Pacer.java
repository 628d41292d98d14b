package newswatch.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Gives visits to hosts their turns. Waiting takes no thread; a host has at most as many visits
 * before the workers as it may answer at once, so that workers go from host to host in turn.
 */
final class Pacer {
  private final Pace pace;
  private final Timer timer;
  private final Executor workers;

  /** Those in use or not yet open again; guarded by this, as all in them. */
  private final Map<String, HostQueue> hosts = new HashMap<>();

  /** Hosts that will be looked at when they open. */
  private final Set<String> alarmed = new HashSet<>();

  Pacer(Pace pace, Timer timer, Executor workers) {
    this.pace = pace;
    this.timer = timer;
    this.workers = workers;
  }

  /** Lets the visit have a turn at the host, or sends it away with the reason. */
  void add(String host, Visit visit) {
    Download refusal;
    synchronized (this) {
      long now = timer.now();
      HostQueue queue = hosts.computeIfAbsent(host, _ -> new HostQueue(pace, now));
      refusal = queue.add(visit, host, now);
    }
    if (refusal != null) {
      visit.sentAway(refusal);
    }
    advance(host);
  }

  /** How many hosts are remembered. */
  synchronized int size() {
    return hosts.size();
  }

  private void advance(String host) {
    List<Visit> turns = new ArrayList<>();
    synchronized (this) {
      HostQueue queue = hosts.get(host);
      if (queue == null) {
        return;
      }
      long now = timer.now();
      @Nullable Visit next;
      while ((next = queue.next(now)) != null) {
        turns.add(next);
      }
      Duration closed = queue.untilOpen(now);
      if (queue.isForgettable(now)) {
        hosts.remove(host);
      } else if (closed.isPositive() && alarmed.add(host)) {
        timer.after(closed, () -> opened(host));
      }
    }
    turns.forEach(visit -> workers.execute(() -> go(host, visit)));
  }

  private void opened(String host) {
    synchronized (this) {
      alarmed.remove(host);
    }
    advance(host);
  }

  private void go(String host, Visit visit) {
    Visit.Left left = visit.go();
    List<Visit> sent = List.of();
    Download why = new Download.Throttled(null);
    synchronized (this) {
      HostQueue queue = hosts.get(host);
      if (queue != null) {
        long now = timer.now();
        sent = queue.left(left.pause(), left.asked(), now);
        why = queue.throttled(now);
      }
    }
    advance(host);
    left.then().run();
    for (Visit other : sent) {
      other.sentAway(why);
    }
  }
}

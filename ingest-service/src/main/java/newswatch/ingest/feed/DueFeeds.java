package newswatch.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import newswatch.events.FeedId;
import org.jspecify.annotations.Nullable;

/**
 * When each feed is due, kept by host: a host with many feeds waits for itself and keeps nobody
 * else waiting. What it takes grows with the logarithm of how many feeds there are.
 */
final class DueFeeds {
  private static final Comparator<Due> BY_TIME =
      Comparator.comparing(Due::at).thenComparing(Due::id);

  private final int turnsPerHost;
  private final Duration delay;
  private final Map<FeedId, Due> due = new HashMap<>();
  private final Map<String, Host> hosts = new HashMap<>();
  private final NavigableSet<Host> ready =
      new TreeSet<>(
          Comparator.<Host, Instant>comparing(host -> host.readyAt)
              .thenComparing(host -> host.name));

  private record Due(FeedId id, Instant at) {}

  /** Reordered only while it is out of the set of those that are ready. */
  private static final class Host {
    private final String name;
    private final NavigableSet<Due> due = new TreeSet<>(BY_TIME);
    private int turns;
    private Instant restsUntil = Instant.MIN;
    private Instant readyAt = Instant.MAX;

    Host(String name) {
      this.name = name;
    }
  }

  /**
   * @param turnsPerHost how many feeds of one host are taken before one of them has ended
   * @param delay between two feeds of one host
   */
  DueFeeds(int turnsPerHost, Duration delay) {
    this.turnsPerHost = turnsPerHost;
    this.delay = delay;
  }

  /** The feed is due then, whenever it was due before. */
  void put(FeedId id, Instant at) {
    Host host = out(id.host());
    Due next = new Due(id, at);
    Due last = due.put(id, next);
    if (last != null) {
      host.due.remove(last);
    }
    host.due.add(next);
    in(host);
  }

  /** When the feed is due; absent when it is not. */
  @Nullable Instant at(FeedId id) {
    Due present = due.get(id);
    return present == null ? null : present.at();
  }

  void remove(FeedId id) {
    Due last = due.remove(id);
    if (last != null) {
      Host host = out(id.host());
      host.due.remove(last);
      in(host);
    }
  }

  /**
   * Takes feeds that are due, those first whose host has waited longest.
   *
   * @param most how many are taken at most
   */
  List<FeedId> take(Instant now, int most) {
    List<FeedId> taken = new ArrayList<>();
    while (taken.size() < most && !ready.isEmpty() && !ready.first().readyAt.isAfter(now)) {
      Host host = out(ready.first().name);
      Due next = host.due.removeFirst();
      due.remove(next.id());
      host.turns++;
      host.restsUntil = now.plus(delay);
      taken.add(next.id());
      in(host);
    }
    return taken;
  }

  /** A feed that was taken has been asked, and its host has room for another. */
  void ended(FeedId id) {
    Host host = out(id.host());
    host.turns = Math.max(0, host.turns - 1);
    in(host);
  }

  /** When something can be taken next; absent when nothing can be before a turn has ended. */
  @Nullable Instant next() {
    return ready.isEmpty() ? null : ready.first().readyAt;
  }

  private Host out(String name) {
    Host host = hosts.computeIfAbsent(name, Host::new);
    ready.remove(host);
    return host;
  }

  private void in(Host host) {
    if (host.due.isEmpty()) {
      if (host.turns == 0) {
        hosts.remove(host.name);
      }
    } else if (host.turns < turnsPerHost) {
      Instant first = host.due.first().at();
      host.readyAt = first.isAfter(host.restsUntil) ? first : host.restsUntil;
      ready.add(host);
    }
  }
}

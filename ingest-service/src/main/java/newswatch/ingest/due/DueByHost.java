package newswatch.ingest.due;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When each thing is due, kept by host: a host with many waits for itself and keeps nobody else
 * waiting. What a call takes grows with the logarithm of how many there are.
 *
 * @param <K> what is due
 */
public final class DueByHost<K extends Comparable<K>> {
  private final int turnsPerHost;
  private final Duration delay;
  private final Map<K, Due<K>> due = new HashMap<>();
  private final Map<K, Taken<K>> taken = new HashMap<>();
  private final Map<String, Host<K>> hosts = new HashMap<>();
  private final NavigableSet<Host<K>> ready =
      new TreeSet<>(
          Comparator.<Host<K>, Instant>comparing(host -> host.readyAt)
              .thenComparing(host -> host.name));

  private record Due<K>(K key, String host, Instant at) {}

  /** Reordered only while it is out of the set of those that are ready. */
  private static final class Host<K extends Comparable<K>> {
    private final String name;
    private final NavigableSet<Due<K>> due =
        new TreeSet<>(Comparator.<Due<K>, Instant>comparing(Due::at).thenComparing(Due::key));
    private int turns;
    private int answering;
    private Instant restsUntil = Instant.MIN;
    private Instant readyAt = Instant.MAX;

    Host(String name) {
      this.name = name;
    }
  }

  /** What was taken, of the host where it was due then. */
  private static final class Taken<K extends Comparable<K>> {
    private final Host<K> host;
    private boolean answering = true;

    Taken(Host<K> host) {
      this.host = host;
    }
  }

  /**
   * @param turnsPerHost how many of one host are taken before it has answered one of them
   * @param delay between two of one host
   */
  public DueByHost(int turnsPerHost, Duration delay) {
    this.turnsPerHost = turnsPerHost;
    this.delay = delay;
  }

  /** It is due then, whenever it was due before. */
  public void put(K key, String host, Instant at) {
    remove(key);
    Host<K> its = out(host);
    Due<K> next = new Due<>(key, host, at);
    due.put(key, next);
    its.due.add(next);
    in(its);
  }

  /** When it is due; absent when it is not. */
  public @Nullable Instant at(K key) {
    Due<K> present = due.get(key);
    return present == null ? null : present.at();
  }

  /** It is due no more. */
  public void remove(K key) {
    Due<K> last = due.remove(key);
    if (last != null) {
      Host<K> host = out(last.host());
      host.due.remove(last);
      in(host);
    }
  }

  /**
   * Takes what is due, that first whose host has waited longest.
   *
   * @param most how many are taken at most
   */
  public List<K> take(Instant now, int most) {
    List<K> these = new ArrayList<>();
    while (these.size() < most && !ready.isEmpty() && !ready.first().readyAt.isAfter(now)) {
      Host<K> host = out(ready.first().name);
      Due<K> next = host.due.removeFirst();
      due.remove(next.key());
      ended(next.key());
      taken.put(next.key(), new Taken<>(host));
      host.turns++;
      host.answering++;
      Instant rested = now.plus(delay);
      host.restsUntil = host.restsUntil.isAfter(rested) ? host.restsUntil : rested;
      these.add(next.key());
      in(host);
    }
    return these;
  }

  /**
   * The host has answered what was taken, and has room for another. That which was taken has not
   * ended yet.
   */
  public void answered(K key) {
    Taken<K> one = taken.get(key);
    if (one != null && one.answering) {
      one.answering = false;
      ready.remove(one.host);
      one.host.answering--;
      in(one.host);
    }
  }

  /** What was taken has ended. */
  public void ended(K key) {
    answered(key);
    Taken<K> one = taken.remove(key);
    if (one != null) {
      ready.remove(one.host);
      one.host.turns--;
      in(one.host);
    }
  }

  /** Nothing of the host from which this was taken is taken before then. */
  public void rest(K key, Instant until) {
    Taken<K> one = taken.get(key);
    if (one != null) {
      Host<K> host = one.host;
      ready.remove(host);
      host.restsUntil = host.restsUntil.isAfter(until) ? host.restsUntil : until;
      in(host);
    }
  }

  /** When something can be taken next; absent when nothing can be before something has ended. */
  public @Nullable Instant next() {
    return ready.isEmpty() ? null : ready.first().readyAt;
  }

  private Host<K> out(String name) {
    Host<K> host = hosts.computeIfAbsent(name, Host::new);
    ready.remove(host);
    return host;
  }

  private void in(Host<K> host) {
    if (host.due.isEmpty()) {
      if (host.turns == 0) {
        hosts.remove(host.name);
      }
    } else if (host.answering < turnsPerHost) {
      Instant first = host.due.first().at();
      host.readyAt = first.isAfter(host.restsUntil) ? first : host.restsUntil;
      ready.add(host);
    }
  }
}

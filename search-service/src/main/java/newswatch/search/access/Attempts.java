package newswatch.search.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Slows guessing of passwords down, for each name and for each peer. After the first few attempts
 * each has to wait longer than the one before, up to a minute; a quarter of an hour after the last
 * they are forgotten. An attempt counts before it is judged, so that many at once gain nothing.
 * Thread-safe.
 */
final class Attempts {
  /** Attempts at one name before there is a wait. */
  static final int FREE_FOR_NAME = 5;

  /** Attempts from one peer before there is a wait; behind one address there may be many people. */
  static final int FREE_FOR_PEER = 20;

  /**
   * How many names, and how many peers, are remembered; beyond, the longest unheard is forgotten.
   */
  static final int MOST = 10_000;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
  private static final int IPV6_NETWORK_BYTES = 8;

  /**
   * As some proxies tell of those whom they speak for: {@code [::1]:80} or {@code 127.0.0.1:80}.
   */
  private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]+)](?::\\d+)?|([0-9.]+):\\d+");

  /** All of whom a proxy does not say where they are. */
  private static final String UNKNOWN = "";

  private final InstantSource clock;
  private final Map<String, Tally> names = bounded();
  private final Map<String, Tally> peers = bounded();

  private record Tally(int tries, Instant last, Instant next) {}

  Attempts(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * An attempt is to be made.
   *
   * @param name as whom, whether or not there is somebody of that name
   * @param peer from where, as a literal address, or what a proxy says of it
   * @return how long to wait instead; zero when it counts and may be made
   */
  synchronized Duration begin(String name, String peer) {
    Instant now = clock.instant();
    String network = network(peer);
    Duration wait = longer(wait(names.get(name), now), wait(peers.get(network), now));
    if (wait.isZero()) {
      names.compute(name, (_, tally) -> more(tally, FREE_FOR_NAME, now));
      peers.compute(network, (_, tally) -> more(tally, FREE_FOR_PEER, now));
    }
    return wait;
  }

  /** The attempt was good. A peer's other attempts stay counted, as he may be somebody himself. */
  synchronized void succeeded(String name, String peer) {
    names.remove(name);
    peers.computeIfPresent(network(peer), (_, tally) -> less(tally));
  }

  /** How many names and peers are. */
  synchronized int remembered() {
    return names.size() + peers.size();
  }

  private static Duration wait(@Nullable Tally tally, Instant now) {
    if (tally == null || !now.isBefore(tally.next())) {
      return Duration.ZERO;
    }
    Duration wait = Duration.between(now, tally.next());
    // A clock that was put back must not lock anybody out.
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static Tally more(@Nullable Tally tally, int free, Instant now) {
    int tries =
        tally == null || now.isAfter(tally.last().plus(FORGOTTEN_AFTER)) ? 1 : tally.tries() + 1;
    if (tries < free) {
      return new Tally(tries, now, now);
    }
    long seconds = 1L << Math.min(tries - free, 6);
    return new Tally(tries, now, now.plusSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds())));
  }

  private static Tally less(Tally tally) {
    int tries = tally.tries() - 1;
    return new Tally(tries, tally.last(), tries < FREE_FOR_PEER ? tally.last() : tally.next());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Whoever has one IPv6 address has as many as he likes of its network. */
  private static String network(String peer) {
    Matcher parts = WITH_PORT.matcher(peer);
    try {
      String literal =
          parts.matches() ? Objects.requireNonNullElse(parts.group(1), parts.group(2)) : peer;
      InetAddress address = InetAddress.ofLiteral(literal.replaceFirst("%.*", ""));
      return address instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
          : address.getHostAddress();
    } catch (IllegalArgumentException _) {
      return UNKNOWN;
    }
  }

  private static Map<String, Tally> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
        return size() > MOST;
      }
    };
  }
}

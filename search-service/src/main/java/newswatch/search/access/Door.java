package newswatch.search.access;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where requests come in, before anybody is asked who they are. */
sealed interface Door permits OpenDoor, KeptDoor {
  /** The names of this machine's loopback, as a Host header has them. */
  Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** That of a service without users which listens on loopback alone. */
  static Door onLoopback() {
    return new OpenDoor(OptionalInt.empty(), List.of());
  }

  /**
   * That of a container without users.
   *
   * @param port of the host's loopback at which it is published
   * @param from where connections through that port come from
   */
  static Door published(int port, List<AddressBlock> from) {
    return new OpenDoor(OptionalInt.of(port), from);
  }

  /**
   * That of a service which asks who comes.
   *
   * @param hosts the names it is reached by, in lower case; none where any will do
   */
  static Door kept(Set<String> hosts) {
    return new KeptDoor(hosts);
  }

  /**
   * Judges a request.
   *
   * @param peer who holds the other end of the connection, as a literal address
   * @param localPort at which it was accepted
   * @param host what the request names as its host, with the port, if any
   * @param origin the page that asks, if it is one
   */
  Admission admit(String peer, int localPort, @Nullable String host, @Nullable String origin);

  /** What a Host header names: the host in lower case, and the port or -1. */
  record Named(String name, int port) {
    static Optional<Named> of(@Nullable String host) {
      if (host == null) {
        return Optional.empty();
      }
      try {
        URI address = URI.create("http://" + host);
        return Optional.ofNullable(address.getHost())
            .filter(_ -> address.getRawAuthority().equals(host) && address.getUserInfo() == null)
            .map(name -> new Named(name.toLowerCase(Locale.ROOT), address.getPort()));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }
  }
}

package newswatch.search.access;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where requests come in. Until there are users, it is open to the machine that the console runs on
 * alone: on a machine through its loopback, in a container through the port of the host's loopback
 * at which the console is published.
 */
final class Door {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int HTTP = 80;

  private final OptionalInt publishedPort;
  private final List<AddressBlock> publishedFrom;

  private Door(OptionalInt publishedPort, List<AddressBlock> publishedFrom) {
    this.publishedPort = publishedPort;
    this.publishedFrom = List.copyOf(publishedFrom);
  }

  /** That of a service which listens on loopback alone. */
  static Door onLoopback() {
    return new Door(OptionalInt.empty(), List.of());
  }

  /**
   * That of a container.
   *
   * @param port of the host's loopback at which it is published
   * @param from where connections through that port come from
   */
  static Door published(int port, List<AddressBlock> from) {
    return new Door(OptionalInt.of(port), from);
  }

  /**
   * Judges a request.
   *
   * @param peer who holds the other end of the connection, as a literal address
   * @param localPort at which it was accepted
   * @param host what the request names as its host, with the port, if any
   * @param origin the page that asks, if it is one
   */
  Admission admit(String peer, int localPort, @Nullable String host, @Nullable String origin) {
    InetAddress from = InetAddress.ofLiteral(peer.replaceFirst("%.*", ""));
    if (publishedPort.isPresent() && !from.isLoopbackAddress() && !isPublishedFrom(from)) {
      return new Admission.Stranger(
          from.getHostAddress(),
          "This console is open to the machine that runs its container, at 127.0.0.1:%d, and not to %s."
              .formatted(publishedPort.getAsInt(), from.getHostAddress()));
    }
    if (host == null || !isOurs(host, from.isLoopbackAddress(), localPort)) {
      String port = publishedPort.isPresent() ? ":" + publishedPort.getAsInt() : "";
      return new Admission.Refused(
          "Ask for 127.0.0.1%1$s or localhost%1$s, not for another host.".formatted(port));
    }
    if (origin != null && !origin.equals("http://" + host)) {
      return new Admission.Refused("Pages of other sites may not ask here.");
    }
    return new Admission.Granted();
  }

  private boolean isPublishedFrom(InetAddress peer) {
    return publishedFrom.stream().anyMatch(block -> block.contains(peer));
  }

  private boolean isOurs(String host, boolean fromLoopback, int localPort) {
    URI address;
    try {
      address = URI.create("http://" + host);
    } catch (IllegalArgumentException _) {
      return false;
    }
    String name = address.getHost();
    if (name == null || !LOOPBACK.contains(name.toLowerCase(Locale.ROOT))) {
      return false;
    }
    int port = address.getPort() == -1 ? HTTP : address.getPort();
    return publishedPort.isEmpty()
        || port == publishedPort.getAsInt()
        || (fromLoopback && port == localPort);
  }
}

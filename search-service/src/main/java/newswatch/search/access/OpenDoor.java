package newswatch.search.access;

import java.net.InetAddress;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The door while there are no users: open to the machine that the console runs on alone, on a
 * machine through its loopback, in a container through the port of the host's loopback at which the
 * console is published.
 */
final class OpenDoor implements Door {
  private static final int HTTP = 80;

  private final OptionalInt publishedPort;
  private final List<AddressBlock> publishedFrom;

  OpenDoor(OptionalInt publishedPort, List<AddressBlock> publishedFrom) {
    this.publishedPort = publishedPort;
    this.publishedFrom = List.copyOf(publishedFrom);
  }

  @Override
  public Admission admit(
      String peer, int localPort, @Nullable String host, @Nullable String origin) {
    InetAddress from = InetAddress.ofLiteral(peer.replaceFirst("%.*", ""));
    if (publishedPort.isPresent() && !from.isLoopbackAddress() && !isPublishedFrom(from)) {
      return new Admission.Stranger(
          from.getHostAddress(),
          "This console is open to the machine that runs its container, at 127.0.0.1:%d, and not to %s."
              .formatted(publishedPort.getAsInt(), from.getHostAddress()));
    }
    if (!isOurs(host, from.isLoopbackAddress(), localPort)) {
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

  private boolean isOurs(@Nullable String host, boolean fromLoopback, int localPort) {
    Named named = Named.of(host).orElse(null);
    if (named == null || !LOOPBACK.contains(named.name())) {
      return false;
    }
    int port = named.port() == -1 ? HTTP : named.port();
    return publishedPort.isEmpty()
        || port == publishedPort.getAsInt()
        || (fromLoopback && port == localPort);
  }
}

package newswatch.search.access;

import java.net.InetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The door where everybody is asked who they are. Any peer may come, for a host of ours, and no
 * page of another site. Without a list of hosts any host will do: the browser of a page that made
 * its name lead here (DNS rebinding) has no session under that name to send along.
 */
final class KeptDoor implements Door {
  private final Set<String> hosts;

  KeptDoor(Set<String> hosts) {
    this.hosts = Set.copyOf(hosts);
  }

  @Override
  public Admission admit(
      String peer, int localPort, @Nullable String host, @Nullable String origin) {
    Named named = Named.of(host).orElse(null);
    if (named == null || !isOurs(named.name(), peer)) {
      return new Admission.Refused(
          "This console is not known by that name; the setting newswatch.access.hosts lists those"
              + " that it has.");
    }
    if (origin != null && !isOfThisSite(origin, host)) {
      return new Admission.Refused("Pages of other sites may not ask here.");
    }
    return new Admission.Granted();
  }

  private boolean isOurs(String name, String peer) {
    return hosts.isEmpty()
        || hosts.contains(name)
        || (LOOPBACK.contains(name)
            && InetAddress.ofLiteral(peer.replaceFirst("%.*", "")).isLoopbackAddress());
  }

  /** Whoever ends TLS before us leaves the Host as it was, and we hear of plain HTTP. */
  private static boolean isOfThisSite(String origin, @Nullable String host) {
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }
}

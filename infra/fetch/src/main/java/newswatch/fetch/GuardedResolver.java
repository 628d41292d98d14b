package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a host up once and hands the client exactly the addresses it checked, so that no second
 * look-up can lead elsewhere (DNS rebinding). One address that is not public refuses the host.
 */
final class GuardedResolver implements DnsResolver {
  private final DnsResolver names;
  private final List<Allowance> allowances;

  GuardedResolver(DnsResolver names, List<Allowance> allowances) {
    this.names = requireNonNull(names, "names");
    this.allowances = List.copyOf(allowances);
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    if (addresses == null || addresses.length == 0) {
      throw new UnknownHostException(host);
    }
    for (InetAddress address : addresses) {
      if (!PublicAddresses.contains(address) && !allowed(host, port, address)) {
        throw new RefusedAddress(host, port);
      }
    }
    return Arrays.stream(addresses).map(address -> new InetSocketAddress(address, port)).toList();
  }

  private boolean allowed(String host, int port, InetAddress address) {
    return allowances.stream().anyMatch(allowance -> allowance.covers(host, port, address));
  }

  /** Unused by the client, which asks with the port; without the port nothing is allowed. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return resolve(host, 0).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** The host is, or resolves to, an address that is not public. */
  static final class RefusedAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedAddress(String host, int port) {
      super(
          "%s is not a public address; if you trust it, allow it with NEWSWATCH_FETCH_ALLOW=%s:%d"
              .formatted(host, host, port));
    }
  }
}

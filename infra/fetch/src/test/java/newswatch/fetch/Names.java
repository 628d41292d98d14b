package newswatch.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** A name system of the test's own; IP addresses mean what they mean everywhere. */
final class Names implements DnsResolver {
  private final Map<String, InetAddress[]> answers = new ConcurrentHashMap<>();

  Names with(String host, String... literals) {
    answers.put(
        host, Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
    return this;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] known = answers.get(host);
    if (known != null) {
      return known;
    }
    if (Destination.isLiteral(host)) {
      return SystemDefaultDnsResolver.INSTANCE.resolve(host);
    }
    throw new UnknownHostException(host);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}

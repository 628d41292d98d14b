package newswatch.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedResolverTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0.0.0.0",
        "10.1.2.3",
        "100.100.100.200",
        "169.254.169.254",
        "172.31.0.1",
        "192.0.0.8",
        "192.168.1.1",
        "198.19.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "0:0:0:0:0:0:0:1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "2001:db8::1",
        "localhost"
      })
  void addressThatIsNotPublicIsRefused(String host) {
    assertThatThrownBy(() -> guard("").resolve(host, 80))
        .isInstanceOf(GuardedResolver.RefusedAddress.class)
        .hasMessageContaining("NEWSWATCH_FETCH_ALLOW");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.1.1.1", "93.184.216.34", "2606:4700::1111", "64:ff9b::101:101", "172.32.0.1"})
  void publicAddressIsResolved(String host) throws UnknownHostException {
    assertThat(guard("").resolve(host, 443)).hasSize(1);
  }

  @Test
  void hostWithOnePrivateAddressAmongPublicOnesIsRefused() {
    DnsResolver mixed = answering("1.1.1.1", "127.0.0.1");
    assertThatThrownBy(() -> new GuardedResolver(mixed, List.of()).resolve("news.example", 80))
        .isInstanceOf(GuardedResolver.RefusedAddress.class)
        .hasMessageNotContaining("127.0.0.1");
  }

  @Test
  void allowedHostIsReachedOnItsPortOnly() throws UnknownHostException {
    assertThat(guard("127.0.0.1:8099").resolve("127.0.0.1", 8099)).hasSize(1);
    assertThatThrownBy(() -> guard("127.0.0.1:8099").resolve("127.0.0.1", 9200))
        .isInstanceOf(GuardedResolver.RefusedAddress.class);
  }

  @Test
  void allowedBlockIsReachedOnEveryPort() throws UnknownHostException {
    assertThat(guard("10.0.0.0/8, 127.0.0.1:80").resolve("10.20.30.40", 9999)).hasSize(1);
    assertThatThrownBy(() -> guard("10.0.0.0/8").resolve("192.168.0.1", 80))
        .isInstanceOf(GuardedResolver.RefusedAddress.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "host:port", "10.0.0.0/33", "example.org/8", "a:70000"})
  void allowanceThatIsNeitherHostAndPortNorABlockIsNamed(String list) {
    assertThatThrownBy(() -> Allowance.parse(list))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + list + "' is neither host:port");
  }

  private static GuardedResolver guard(String allowances) {
    return new GuardedResolver(SystemDefaultDnsResolver.INSTANCE, Allowance.parse(allowances));
  }

  private static DnsResolver answering(String... literals) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }
}

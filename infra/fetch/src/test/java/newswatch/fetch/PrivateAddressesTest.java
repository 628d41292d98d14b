package newswatch.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A canary sits where nothing may look: on one port of both loopbacks and all of 127/8. */
class PrivateAddressesTest {
  private final Site canary = new Site("0.0.0.0").text("/", "canary");

  /** An empty name system: only what needs none, and what the test says. */
  private final Names names = new Names().with("localhost", "127.0.0.1");

  private final Fetcher fetcher = Fetchers.allowing("127.0.0.2/32", names);

  @AfterEach
  void stop() throws IOException {
    fetcher.close();
    canary.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1.",
        "127.1",
        "127.0.1",
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0x7f.1",
        "0x7f.0.0.0x1",
        "0177.0.0.1",
        "0177.0.0.01",
        "127.0.0.01",
        "127.0.0.256",
        "0.0.0.0",
        "0",
        "0.1.2.3",
        "localhost",
        "localhost.",
        "LOCALHOST",
        "[::]",
        "[::1]",
        "[0:0:0:0:0:0:0:1]",
        "[0000::0001]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b::127.0.0.1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[2002:7f00:1::1]",
        "[2001:0:7f00:1::]",
        "[2001:0:4136:e378:8000:63bf:80ff:fffe]",
        "[fe80::1]",
        "[fe80::1%25lo]",
        "[fe80::1%25eth0]",
        "[fec0::1]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[ff02::1]",
        "[100::1]",
        "[2001:db8::1]",
        "[3fff::1]",
        "[5f00::1]",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "127\u30020\u30020\u30021",
        "127\uff0e0\uff0e0\uff0e1",
        "127\uff610\uff610\uff611",
        "\u2460\u2461\u2466.0.0.1",
        "\uff11\uff12\uff17.0.0.1",
        "\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3",
        "\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54",
        "%31%32%37.0.0.1",
        "127.0.0.1%2f",
        "ok.example@127.0.0.1"
      })
  void addressThatIsNotPublicIsNotAskedHoweverItIsWritten(String host) {
    Failed failed =
        Fetchers.failed(
            fetcher.fetch(Request.of(URI.create("http://" + host + ":" + canary.port() + "/"))));
    assertThat(failed.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failed.reason()).doesNotContain("canary", "refuses", "answered");
    assertThat(canary.asked()).isEmpty();
  }

  /** Whether anything listens there must not be told either. */
  @Test
  void refusalIsTheSameWhereNothingListens() {
    String open = reason("http://127.0.0.1:" + canary.port() + "/");
    String shut = reason("http://127.0.0.1:1/");
    assertThat(open.replace("" + canary.port(), "1")).isEqualTo(shut);
  }

  @Test
  void allowedBlockIsReachedAndItsNeighbourIsNot() {
    assertThat(
            Fetchers.text(
                fetcher.fetch(Request.of(URI.create("http://127.0.0.2:" + canary.port() + "/")))))
        .isEqualTo("canary");
    assertThat(reason("http://127.0.0.3:" + canary.port() + "/")).contains("not a public address");
    assertThat(canary.asked()).hasSize(1);
  }

  @Test
  void nameThatLeadsInsideIsRefusedAlsoWhenOnlyOneAddressDoes() {
    names.with("inside.example", "127.0.0.1");
    names.with("mixed.example", "127.0.0.2", "127.0.0.1");
    names.with("mixed6.example", "127.0.0.2", "::1");
    for (String host : new String[] {"inside.example", "mixed.example", "mixed6.example"}) {
      assertThat(reason("http://" + host + ":" + canary.port() + "/"))
          .startsWith(host + " is not a public address")
          .doesNotContain("127.0.0.1");
    }
    assertThat(canary.asked()).isEmpty();
  }

  /** The first look-up says what may be reached, each later one the canary. */
  @Test
  void connectionGoesToTheAddressThatWasChecked() throws IOException {
    AtomicInteger lookups = new AtomicInteger();
    DnsResolver rebinding =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            boolean first = lookups.incrementAndGet() == 1;
            return new InetAddress[] {InetAddress.ofLiteral(first ? "127.0.0.2" : "127.0.0.1")};
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    try (Fetcher own = Fetchers.allowing("127.0.0.2/32", rebinding);
        RawSite closing =
            RawSite.saying("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx")) {
      URI address = URI.create("http://rebind.example:" + canary.port() + "/");
      canary.on(
          "/who",
          exchange ->
              Site.send(
                  exchange,
                  200,
                  exchange.getLocalAddress().getAddress().getHostAddress().getBytes(UTF_8)));
      assertThat(Fetchers.text(own.fetch(Request.of(address.resolve("/who")))))
          .isEqualTo("127.0.0.2");
      assertThat(lookups).hasValue(1);
      // Another port needs another connection, and so another look-up.
      URI again = URI.create("http://rebind.example:" + closing.address().getPort() + "/");
      assertThat(Fetchers.failed(own.fetch(Request.of(again))).kind()).isEqualTo(Kind.REFUSED);
      assertThat(closing.connections).hasValue(0);
    }
  }

  private String reason(String address) {
    return Fetchers.failed(fetcher.fetch(Request.of(URI.create(address)))).reason();
  }
}

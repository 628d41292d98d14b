package newswatch.search.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class DefaultGatewaysTest {
  private static final String HEAD =
      "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";

  @Test
  void gatewayOfAContainerIsRead() {
    String table =
        HEAD
            + "eth0\t00000000\t010011AC\t0003\t0\t0\t0\t00000000\t0\t0\t0   \n"
            + "eth0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0   \n";
    assertThat(DefaultGateways.parse(table, ByteOrder.LITTLE_ENDIAN))
        .containsExactly(InetAddress.ofLiteral("172.17.0.1"));
  }

  @Test
  void machinesOfTheOtherOrderAreReadToo() {
    String table = HEAD + "eth0\t00000000\tAC110001\t0003\t0\t0\t0\t00000000\t0\t0\t0\n";
    assertThat(DefaultGateways.parse(table, ByteOrder.BIG_ENDIAN))
        .containsExactly(InetAddress.ofLiteral("172.17.0.1"));
  }

  @Test
  void eachOfSeveralIsReadOnce() {
    String table =
        HEAD
            + "eth0\t00000000\t010011AC\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
            + "eth1\t00000000\t010012AC\t0003\t0\t0\t200\t00000000\t0\t0\t0\n"
            + "eth0\t00000000\t010011AC\t0003\t0\t0\t300\t00000000\t0\t0\t0\n";
    assertThat(DefaultGateways.parse(table, ByteOrder.LITTLE_ENDIAN))
        .containsExactly(InetAddress.ofLiteral("172.17.0.1"), InetAddress.ofLiteral("172.18.0.1"));
  }

  @Test
  void otherRoutesAreNone() {
    String table =
        HEAD
            // To a network through a gateway; by default without one; half the world (a VPN's).
            + "eth0\t0000A8C0\t010011AC\t0003\t0\t0\t0\t0000FFFF\t0\t0\t0\n"
            + "tun0\t00000000\t00000000\t0001\t0\t0\t0\t00000000\t0\t0\t0\n"
            + "tun0\t00000000\t010011AC\t0003\t0\t0\t0\t00000080\t0\t0\t0\n"
            + "eth0\t00000000\t010011AC\t0002\t0\t0\t0\t00000000\t0\t0\t0\n"
            + "cut off\n";
    assertThat(DefaultGateways.parse(table, ByteOrder.LITTLE_ENDIAN)).isEmpty();
  }

  @Test
  void emptyTableHasNone() {
    assertThat(DefaultGateways.parse("", ByteOrder.LITTLE_ENDIAN)).isEmpty();
    assertThat(DefaultGateways.parse(HEAD, ByteOrder.LITTLE_ENDIAN)).isEmpty();
  }
}

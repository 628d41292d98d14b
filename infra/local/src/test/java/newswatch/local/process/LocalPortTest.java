package newswatch.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LocalPortTest {
  @Test
  void takesTheNextWhereTheUsualOneIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int usual = taken.getLocalPort();

      assertThat(LocalPort.isFree(usual)).isFalse();
      assertThat(LocalPort.isOpen(usual)).isTrue();
      assertThat(LocalPort.near(usual)).isNotEqualTo(usual);
    }
  }

  @Test
  void seesPortsTakenOnAllAddresses() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThat(LocalPort.isFree(taken.getLocalPort())).isFalse();
    }
  }

  @Test
  void givesNoPortTwice() {
    int port = LocalPort.free();

    assertThat(LocalPort.isFree(port)).isTrue();
    assertThat(LocalPort.near(port)).isNotEqualTo(port);
  }
}

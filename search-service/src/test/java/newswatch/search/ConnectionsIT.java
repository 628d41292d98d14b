package newswatch.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More connections than searches need, over which nobody asks anything. */
class ConnectionsIT {
  /** Half as many again as the service takes. */
  private static final int IDLE = 3_000;

  private static final int CONNECTING_MILLIS = 200;

  @RegisterExtension private static final Servers SERVERS = new Servers();

  @Test
  void idleConnectionsAreBoundedAndOperatorsAreAnsweredMeanwhile() throws IOException {
    try (RunningSearch service = RunningSearch.start(SERVERS)) {
      List<Socket> idle = new ArrayList<>();
      try {
        boolean refused = false;
        while (!refused && idle.size() < IDLE) {
          refused = !connect(service.port(), idle);
        }
        assertThat(refused).isTrue();
        assertThat(service.managed("/actuator/health/liveness").statusCode()).isEqualTo(200);
      } finally {
        for (Socket socket : idle) {
          socket.close();
        }
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(() -> service.search().get("total").asInt() == 0);
    }
  }

  /** Whether the service, or the system for it, took one more. */
  private static boolean connect(int port, List<Socket> connected) throws IOException {
    Socket socket = new Socket();
    connected.add(socket);
    try {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECTING_MILLIS);
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    }
  }
}

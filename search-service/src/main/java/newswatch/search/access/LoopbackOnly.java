package newswatch.search.access;

import java.net.InetAddress;
import newswatch.start.CannotStart;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Refuses to start where others could reach the API, because it knows no users yet. */
@Component
final class LoopbackOnly {
  LoopbackOnly(ServerProperties server) {
    InetAddress address = server.getAddress();
    if (address == null || !address.isLoopbackAddress()) {
      throw new CannotStart(
          "the API has no users yet and would be open to everybody who can reach "
              + (address == null ? "any address of this machine" : address.getHostAddress()),
          "Set server.address to 127.0.0.1.",
          null);
    }
  }
}

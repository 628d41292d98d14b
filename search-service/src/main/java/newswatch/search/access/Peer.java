package newswatch.search.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Who holds the other end of a connection, whatever X-Forwarded-For says. */
final class Peer {
  private static final String ATTRIBUTE = "newswatch.peer";

  private Peer() {}

  /**
   * The address of the request's peer, as a literal.
   *
   * @throws IllegalStateException when the request did not come through the valve
   */
  static String of(ServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String peer) {
      return peer;
    }
    throw new IllegalStateException("it is not known who asks");
  }

  /** Whether a request came to the port of the console, where the valve stands. */
  static boolean isKnown(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String;
  }

  /** Notes the peer. A servlet's request tells the address that a proxy's header may have set. */
  static final class Valve extends ValveBase {
    Valve() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      request.setAttribute(ATTRIBUTE, request.getPeerAddr());
      getNext().invoke(request, response);
    }
  }
}

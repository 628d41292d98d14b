package newswatch.search.index;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** What a node's port speaks, asked by the beginning of TLS, without any login. */
enum Speech {
  TLS,
  /** Something else, such as HTTP without TLS. */
  PLAIN,
  /** Nothing that tells them apart, within some seconds. */
  UNKNOWN;

  private static final int MILLIS = 2_000;

  /** How the JDK, in both of its wordings, says that an answer is not TLS. */
  private static final String NOT_TLS = "nrecognized SSL message";

  /** Asks a node, for two seconds to connect and two for each part of its answer. */
  static Speech of(URI node) {
    if (node.getPort() < 0) {
      return UNKNOWN;
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(node.getHost(), node.getPort()), MILLIS);
      socket.setSoTimeout(MILLIS);
      return greet(socket, node);
    } catch (IOException _) {
      return UNKNOWN;
    }
  }

  /** Whether a failure says that what answered does not speak TLS. */
  static boolean isPlain(SSLException failure) {
    return String.valueOf(failure.getMessage()).contains(NOT_TLS);
  }

  private static Speech greet(Socket socket, URI node) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (SSLSocket tls =
        (SSLSocket) factory.createSocket(socket, node.getHost(), node.getPort(), true)) {
      tls.startHandshake();
      return TLS;
    } catch (SSLException e) {
      // A certificate that is not trusted here is one all the same.
      return isPlain(e) ? PLAIN : isAboutACertificate(e) ? TLS : UNKNOWN;
    }
  }

  private static boolean isAboutACertificate(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(CertificateException.class::isInstance);
  }
}

package newswatch.search;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands between the service and a node, and cuts connections once the node has carried a bulk
 * request out, before its answer gets through.
 */
final class CutConnections implements AutoCloseable {
  private static final byte[] BULK = "POST /_bulk".getBytes(US_ASCII);
  private static final int PIECE = 64 * 1024;

  private final URI node;
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger left;

  /**
   * @param times how many answers to bulk requests do not get through
   */
  CutConnections(URI node, int times) throws IOException {
    this.node = node;
    this.left = new AtomicInteger(times);
    threads.execute(this::accept);
  }

  /** In place of the node's. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** How many are still to be cut. */
  int left() {
    return Math.max(0, left.get());
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Connection connection =
            new Connection(server.accept(), new Socket(node.getHost(), node.getPort()));
        threads.execute(connection::passRequests);
        threads.execute(connection::passAnswers);
      }
    } catch (IOException _) {
      // It was closed.
    }
  }

  /** Requests go over it one after the other, each once the one before is answered. */
  private final class Connection {
    private final Socket service;
    private final Socket toNode;
    private volatile boolean bulk;

    Connection(Socket service, Socket toNode) {
      this.service = service;
      this.toNode = toNode;
    }

    private void passRequests() {
      pass(
          service,
          toNode,
          piece -> {
            bulk |= Arrays.equals(BULK, Arrays.copyOf(piece, BULK.length));
            return true;
          });
    }

    private void passAnswers() {
      pass(
          toNode,
          service,
          _ -> {
            boolean cut = bulk && left.getAndDecrement() > 0;
            bulk = false;
            return !cut;
          });
    }

    private void pass(Socket from, Socket to, Predicate<byte[]> through) {
      try (service;
          toNode) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[PIECE];
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
          byte[] piece = Arrays.copyOf(buffer, read);
          if (!through.test(piece)) {
            return;
          }
          out.write(piece);
        }
      } catch (IOException _) {
        // One of both has closed it.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}

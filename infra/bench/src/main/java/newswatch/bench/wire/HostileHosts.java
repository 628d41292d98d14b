package newswatch.bench.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Hosts that do harm, beside the healthy ones: for every hundred of those, two that send a byte
 * every five seconds, one that answers 500, one that refuses connections, and one whose answers
 * have ten megabytes. Each is said to have as many feeds as a healthy host.
 */
public final class HostileHosts implements AutoCloseable {
  private static final int FEEDS_A_HOST = 20;
  private static final Duration DRIP = Duration.ofSeconds(5);
  private static final int MEGABYTE = 1024 * 1024;
  private static final int LARGE = 10 * MEGABYTE;

  /** What a host does to whoever asks. */
  enum Manner {
    DRIPS(2),
    FAILS(1),
    REFUSES(1),
    FLOODS(1);

    private final int ofHundred;

    Manner(int ofHundred) {
      this.ofHundred = ofHundred;
    }

    /** How many hosts do it beside so many healthy ones; at least one. */
    int hosts(int healthy) {
      return Math.max(1, Math.round(healthy * ofHundred / 100f));
    }
  }

  private final List<ServerSocket> listening = new ArrayList<>();
  private final List<URI> feeds = new ArrayList<>();

  /**
   * @param first the last part of the first address, after 127.0.2
   */
  private HostileHosts(int healthy, int port, Set<Manner> manners, int first) throws IOException {
    int host = first - 1;
    for (Manner manner : manners) {
      for (int i = 0; i < manner.hosts(healthy); i++) {
        host++;
        String address = "127.0.2." + host;
        if (manner != Manner.REFUSES) {
          ServerSocket socket = new ServerSocket(port, 256, InetAddress.ofLiteral(address));
          listening.add(socket);
          Thread.ofVirtual().start(() -> accept(socket, manner));
        }
        IntStream.range(0, FEEDS_A_HOST)
            .mapToObj(feed -> URI.create("http://%s:%d/%d.xml".formatted(address, port, feed)))
            .forEach(feeds::add);
      }
    }
  }

  /**
   * All of them.
   *
   * @param healthy how many hosts are
   * @param port on addresses from 127.0.2.1
   */
  public static HostileHosts beside(int healthy, int port) throws IOException {
    return new HostileHosts(healthy, port, EnumSet.allOf(Manner.class), 1);
  }

  /**
   * Others, of those that are done with at once, to be warmed up on: whoever has no deadline and no
   * limit would still be busy with the rest when it is measured.
   *
   * @param healthy how many hosts are
   * @param port on addresses from 127.0.2.129
   */
  public static HostileHosts quickBeside(int healthy, int port) throws IOException {
    return new HostileHosts(healthy, port, EnumSet.of(Manner.FAILS, Manner.REFUSES), 129);
  }

  /** The feeds that these hosts are said to have. */
  public List<URI> feeds() {
    return List.copyOf(feeds);
  }

  @SuppressWarnings("resource")
  private static void accept(ServerSocket listening, Manner manner) {
    while (true) {
      try {
        Socket socket = listening.accept();
        Thread.ofVirtual().start(() -> harm(socket, manner));
      } catch (IOException _) {
        return;
      }
    }
  }

  private static void harm(Socket socket, Manner manner) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      String line = in.readLine();
      while (line != null && !line.isEmpty()) {
        line = in.readLine();
      }
      OutputStream out = socket.getOutputStream();
      switch (manner) {
        case FAILS ->
            send(out, "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        case DRIPS -> {
          send(out, head());
          while (true) {
            out.write(' ');
            out.flush();
            Thread.sleep(DRIP);
          }
        }
        case FLOODS -> {
          send(out, head());
          byte[] blanks = " ".repeat(MEGABYTE).getBytes(ISO_8859_1);
          for (int sent = 0; sent < LARGE; sent += MEGABYTE) {
            out.write(blanks);
          }
        }
        case REFUSES -> throw new IllegalStateException("nobody listens here");
      }
    } catch (IOException _) {
      // Whoever asked has had enough.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head() {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n"
        .formatted(LARGE);
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    for (ServerSocket socket : listening) {
      socket.close();
    }
  }
}

package newswatch.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import newswatch.local.process.Child;
import newswatch.local.process.Launch;
import newswatch.local.process.Unable;

/**
 * Serves the feeds' files on all addresses, in a process of its own: nginx where it is installed,
 * else {@link PlainServer}.
 */
public final class FeedServer implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final String name;
  private final Child child;
  private final RequestLog requests;

  private FeedServer(String name, Child child, Path log) {
    this.name = name;
    this.child = child;
    this.requests = new RequestLog(log);
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param folder for its settings and logs
   * @param root what it serves
   * @throws Unable if it does not start
   */
  public static FeedServer start(Path folder, Path root, int port) throws IOException {
    Files.createDirectories(folder);
    Path log = folder.resolve("requests.log");
    Nginx nginx = new Nginx(folder, root, port, log);
    String version = nginx.usable() ? nginx.version() : "";
    List<String> command =
        version.isEmpty() ? PlainServer.command(root, port, log) : nginx.command();
    Child child = Child.start(new Launch(command, Map.of(), folder, folder.resolve("server.log")));
    FeedServer server =
        new FeedServer(
            version.isEmpty() ? "the bench's own server, as there is no usable nginx" : version,
            child,
            log);
    server.awaitOpen(port);
    return server;
  }

  private void awaitOpen(int port) {
    long limit = System.nanoTime() + START.toNanos();
    while (!isOpen(Corpus.address(Corpus.HOSTS - 1), port)) {
      if (child.endsWithin(GLANCE) || System.nanoTime() > limit) {
        List<String> last = child.log().lastLines(5);
        child.kill();
        throw new Unable("The feed server does not start: " + String.join("\n", last));
      }
    }
  }

  private static boolean isOpen(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral(address), port), 500);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Which program it is. */
  public String name() {
    return name;
  }

  public long pid() {
    return child.pid();
  }

  public RequestLog requests() {
    return requests;
  }

  @Override
  public void close() {
    child.stop(STOP);
  }

  /** What a short command prints, or nothing where it cannot be run. */
  static String printed(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? text : "";
    } catch (IOException | UncheckedIOException _) {
      return "";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}

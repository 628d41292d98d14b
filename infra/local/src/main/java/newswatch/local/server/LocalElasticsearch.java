package newswatch.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import newswatch.local.process.LocalPort;

/**
 * A real Elasticsearch node for integration tests, in a process of its own that ends with this one.
 *
 * <p>Not safe for use by several threads, apart from {@link #uri()}.
 */
public final class LocalElasticsearch implements AutoCloseable {
  private final ElasticsearchNode node;
  private final RunningServer running;
  private final boolean temporary;

  private LocalElasticsearch(Path home, boolean temporary, List<String> jvm) {
    this.node =
        new ElasticsearchNode(
            Servers.built(),
            Home.usual().resolve("servers"),
            home.toAbsolutePath(),
            LocalPort.free(),
            LocalPort.free(),
            jvm,
            home.toAbsolutePath().resolve("elasticsearch.log"));
    this.temporary = temporary;
    this.running = new RunningServer(node);
  }

  /**
   * Starts a node on free ports and waits until it serves: some ten seconds.
   *
   * @param home keeps its data, also after {@link #close()}; for root it must be a folder that
   *     other users can reach
   * @throws newswatch.local.process.Unable if it does not start, with the end of its log
   */
  public static LocalElasticsearch start(Path home) {
    return new LocalElasticsearch(home, false, List.of());
  }

  /** As {@link #start}, with data that {@link #close()} deletes. */
  public static LocalElasticsearch temporary() {
    return new LocalElasticsearch(Folders.temporary("elasticsearch"), true, List.of());
  }

  /** Likewise with both of the JVM's compilers, as a node under a load that lasts should run. */
  public static LocalElasticsearch forLoad() {
    return new LocalElasticsearch(Folders.temporary("elasticsearch"), true, Jdk.FOR_LOAD);
  }

  /** For clients, such as {@code http://127.0.0.1:9200}; the same after a restart. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + node.port());
  }

  public int port() {
    return node.port();
  }

  public long pid() {
    return running.pid();
  }

  public Path log() {
    return node.log();
  }

  /** Stops it cleanly. */
  public void stop() {
    running.stop();
  }

  /** Ends it as a crash would, with SIGKILL. */
  public void kill() {
    running.kill();
  }

  /** Starts it again on the same ports and data, stopping it first if it runs. */
  public void restart() {
    running.restart();
  }

  @Override
  public void close() {
    if (!temporary) {
      stop();
      return;
    }
    // Nobody reads the data again, so it need not be left in order.
    kill();
    try {
      Folders.delete(node.home());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

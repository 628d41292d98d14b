package newswatch.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import newswatch.local.process.LocalPort;

/**
 * A real Kafka broker for integration tests, in a process of its own that ends with this one.
 *
 * <p>Not safe for use by several threads, apart from {@link #bootstrapServers()}.
 */
public final class LocalKafka implements AutoCloseable {
  private final KafkaBroker broker;
  private final RunningServer running;
  private final boolean temporary;

  private LocalKafka(Path home, boolean temporary) {
    Servers servers = Servers.built();
    this.broker =
        new KafkaBroker(
            servers,
            servers.kafkaCache(false),
            home.toAbsolutePath(),
            LocalPort.free(),
            LocalPort.free(),
            home.toAbsolutePath().resolve("kafka.log"));
    this.temporary = temporary;
    this.running = new RunningServer(broker);
  }

  /**
   * Starts a broker on free ports and waits until it serves: about five seconds.
   *
   * @param home keeps its data, also after {@link #close()}
   * @throws newswatch.local.process.Unable if it does not start, with the end of its log
   */
  public static LocalKafka start(Path home) {
    return new LocalKafka(home, false);
  }

  /** As {@link #start}, with data that {@link #close()} deletes. */
  public static LocalKafka temporary() {
    return new LocalKafka(Folders.temporary("kafka"), true);
  }

  /** For clients; the same after a restart. */
  public String bootstrapServers() {
    return "127.0.0.1:" + broker.port();
  }

  public int port() {
    return broker.port();
  }

  public long pid() {
    return running.pid();
  }

  public Path log() {
    return broker.log();
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
      Folders.delete(broker.home());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

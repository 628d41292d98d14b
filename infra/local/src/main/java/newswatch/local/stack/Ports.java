package newswatch.local.stack;

import java.util.function.Consumer;
import newswatch.local.process.LocalPort;

/** The ports of a stack: the usual ones where they are free. */
record Ports(
    int console,
    int ingest,
    int classify,
    int management,
    int kafka,
    int controller,
    int elasticsearch,
    int transport) {
  /**
   * @param taken is told of each usual port that somebody else has
   */
  static Ports choose(Consumer<String> taken) {
    return new Ports(
        near(8080, "the console", taken),
        near(8081, "ingest", taken),
        near(8082, "classify", taken),
        near(8083, "search's health", taken),
        near(9092, "Kafka", taken),
        LocalPort.free(),
        near(9200, "Elasticsearch", taken),
        LocalPort.free());
  }

  /** None of the usual ones, which stay free for others. */
  static Ports free() {
    return new Ports(
        LocalPort.free(),
        LocalPort.free(),
        LocalPort.free(),
        LocalPort.free(),
        LocalPort.free(),
        LocalPort.free(),
        LocalPort.free(),
        LocalPort.free());
  }

  static int near(int usual, String user, Consumer<String> taken) {
    int port = LocalPort.near(usual);
    if (port != usual) {
      taken.accept("Port %d is taken: %s uses %d.".formatted(usual, user, port));
    }
    return port;
  }

  String consoleAddress() {
    return "http://127.0.0.1:" + console;
  }
}

package newswatch.bench.walk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import newswatch.bench.process.LineProcess;

/** The limit: passes bytes on through the same channels, on one core, and looks at nothing. */
final class Relay implements Walker {
  private final LineProcess process;

  private Relay(LineProcess process) {
    this.process = process;
  }

  static Relay start(Path folder, List<String> javaOptions, int core, String broker)
      throws IOException {
    return new Relay(
        LineProcess.start(RelayProgram.class, folder, javaOptions, broker, Integer.toString(core)));
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void requireAlive() throws IOException {
    process.ask("there");
  }

  @Override
  public Map<String, Double> stageSeconds() {
    return Map.of();
  }

  @Override
  public void close() {
    process.close();
  }
}

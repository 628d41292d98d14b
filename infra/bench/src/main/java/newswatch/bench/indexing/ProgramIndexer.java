package newswatch.bench.indexing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import newswatch.bench.process.LineProcess;

/** A program of our own that stores what others would store. */
final class ProgramIndexer implements Indexer {
  private final LineProcess process;

  private ProgramIndexer(LineProcess process) {
    this.process = process;
  }

  static ProgramIndexer start(
      Class<?> main, Path folder, List<String> javaOptions, String... arguments)
      throws IOException {
    return new ProgramIndexer(LineProcess.start(main, folder, javaOptions, arguments));
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void begin() throws IOException {
    process.ask("begin");
  }

  @Override
  public void requireAlive() throws IOException {
    process.ask("there");
  }

  @Override
  public void close() {
    process.close();
  }
}

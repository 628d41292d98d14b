package newswatch.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import newswatch.local.server.Folders;

/** A folder for what a measurement writes; it goes with it, also when somebody loses patience. */
public final class ScratchFolder implements AutoCloseable {
  private final Path path;
  private final Consumer<String> progress;
  private final Thread tidying = new Thread(this::delete);

  /**
   * @param progress is told where the folder cannot be removed
   */
  public ScratchFolder(Consumer<String> progress) throws IOException {
    this.path = Files.createTempDirectory("newswatch-bench-");
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(tidying);
  }

  public Path path() {
    return path;
  }

  private void delete() {
    try {
      Folders.delete(path);
    } catch (IOException e) {
      progress.accept("The files in " + path + " are left: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(tidying);
    } catch (IllegalStateException _) {
      // Somebody has lost patience, and it runs already.
    }
  }
}

package newswatch.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import newswatch.local.process.Launch;
import newswatch.local.process.Program;

/**
 * A shell script in the place of a server; it is ready once it has made a file called ready.
 *
 * @param broken whether asking it fails
 */
record ScriptProgram(String name, Path folder, String script, Duration startLimit, boolean broken)
    implements Program {
  static final String SERVES = "touch ready; while :; do sleep 0.1; done";

  @Override
  public int port() {
    return 0;
  }

  @Override
  public Launch prepare() throws java.io.IOException {
    Path own = folder.resolve(name);
    Files.createDirectories(own);
    Files.deleteIfExists(own.resolve("ready"));
    return new Launch(
        List.of("sh", "-c", script), Map.of(), own, folder.resolve("logs/" + name + ".log"));
  }

  @Override
  public boolean isReady() {
    if (broken) {
      throw new IllegalStateException("no JSON");
    }
    return Files.exists(folder.resolve(name).resolve("ready"));
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(10);
  }
}

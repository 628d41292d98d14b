package newswatch.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a child.
 *
 * @param environment is added to this process's own
 * @param directory where it runs
 * @param log receives what it prints; the log of the start before is kept beside it as {@code .1}
 */
public record Launch(
    List<String> command, Map<String, String> environment, Path directory, Path log) {
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}

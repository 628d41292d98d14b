package newswatch.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whom this process runs as, for sentences about what it may not do. */
public final class ProcessUser {
  private ProcessUser() {}

  /** By number where the system tells it: in a container it often has no name. */
  public static String name() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      // Not a Linux.
      return System.getProperty("user.name", "unknown");
    }
  }
}

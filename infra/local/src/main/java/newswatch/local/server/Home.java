package newswatch.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import newswatch.local.process.Unable;

/** Where state is kept. */
public final class Home {
  private Home() {}

  /**
   * {@code NEWSWATCH_HOME}; else for root {@code /var/lib/newswatch}, which other accounts can
   * reach, unlike root's own home; else {@code ~/.newswatch}.
   */
  public static Path usual() {
    String chosen = System.getenv("NEWSWATCH_HOME");
    if (chosen != null && !chosen.isBlank()) {
      return Path.of(chosen).toAbsolutePath().normalize();
    }
    return Account.isRoot()
        ? Path.of("/var/lib/newswatch")
        : Path.of(System.getProperty("user.home"), ".newswatch").toAbsolutePath();
  }

  /**
   * Makes the folder if need be: root's can be passed through by others but not listed, and that of
   * anybody else is closed to others.
   *
   * @throws Unable if it cannot be made or written to
   */
  public static void open(Path home) {
    try {
      if (!Files.isDirectory(home)) {
        Files.createDirectories(home);
        Files.setPosixFilePermissions(
            home, PosixFilePermissions.fromString(Account.isRoot() ? "rwx--x--x" : "rwx------"));
      }
      Path probe = Files.createTempFile(home, ".probe", null);
      try {
        Files.write(probe, new byte[4096]);
      } finally {
        Files.delete(probe);
      }
    } catch (IOException e) {
      throw new Unable(
          "Newswatch keeps its state in %s, which cannot be written to (%s): free it, or set NEWSWATCH_HOME to another folder."
              .formatted(home, reason(e)),
          e);
    }
  }

  private static String reason(IOException e) {
    String name = e.getClass().getSimpleName();
    return switch (name) {
      case "AccessDeniedException" -> "access denied";
      case "FileAlreadyExistsException" -> "there is a file in the way";
      case "NoSuchFileException" -> "there is no such folder";
      default -> {
        String message = e.getMessage();
        int colon = message == null ? -1 : message.lastIndexOf(": ");
        yield message == null ? name : message.substring(colon < 0 ? 0 : colon + 2);
      }
    };
  }
}

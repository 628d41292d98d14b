package newswatch.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import newswatch.local.process.Unable;

/**
 * The account that Elasticsearch runs under. It refuses to be root, so for root it is a number of
 * its own, which need not be a user of the system and owns nothing but what the node writes.
 */
final class Account {
  /** Unused by distributions: above the users they make, below those of containers. */
  static final int NODE = 18200;

  private static final List<String> DROP =
      List.of("setpriv", "--reuid=" + NODE, "--regid=" + NODE, "--clear-groups", "--no-new-privs");

  private Account() {}

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** What goes before a command so that it runs as the node; nothing for an ordinary user. */
  static List<String> drop() {
    if (!isRoot()) {
      return List.of();
    }
    boolean there =
        Stream.of("/usr/bin/setpriv", "/bin/setpriv", "/usr/sbin/setpriv")
            .anyMatch(file -> Files.isExecutable(Path.of(file)));
    if (!there) {
      throw new Unable(
          "Elasticsearch does not run as root, and setpriv (package util-linux), which starts it as another user, is missing: install it, or run Newswatch as an ordinary user.");
    }
    return DROP;
  }

  /**
   * The first folder on the way that the node may not pass through.
   *
   * @param path is followed through symbolic links
   */
  static Optional<Path> closedFolder(Path path) {
    try {
      Path real = path.toRealPath();
      for (int i = 0; i <= real.getNameCount(); i++) {
        Path folder = i == 0 ? real.getRoot() : real.getRoot().resolve(real.subpath(0, i));
        if (Files.isDirectory(folder) && !isOpen(folder)) {
          return Optional.of(folder);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOpen(Path folder) throws IOException {
    return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)
        || owner(folder) == NODE;
  }

  /** For root: refuses a place that the node cannot reach, and says what to do. */
  static void requireReach(Path path, String remedy) {
    if (isRoot()) {
      closedFolder(path)
          .ifPresent(
              closed -> {
                throw new Unable(
                    "Elasticsearch runs as user %d, who may not enter %s: %s."
                        .formatted(NODE, closed, remedy));
              });
    }
  }

  /** For root: gives the folder and all in it to the node. */
  static void own(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (!isRoot() || owner(folder) == NODE) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        give(file);
      }
    }
  }

  static void give(Path file) throws IOException {
    if (isRoot()) {
      Files.setAttribute(file, "unix:uid", NODE, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(file, "unix:gid", NODE, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static int owner(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }
}

package newswatch.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import newswatch.local.cache.ArchiveDigest;

/**
 * Elasticsearch with its plugin, unpacked. Each content is unpacked once, into a folder named by
 * its digest, however many processes ask at the same time; a half-finished one is never seen under
 * that name. Those unused for a week are removed.
 */
final class Distribution {
  private static final Duration UNUSED = Duration.ofDays(7);
  private static final String PREFIX = "elasticsearch-";
  private static final String USED = ".used";
  private static final String DESCRIPTOR = "plugin-descriptor.properties";

  private final Path folder;

  /**
   * @param folder where distributions are kept
   */
  Distribution(Path folder) {
    this.folder = folder;
  }

  /** Answers the unpacked distribution, after unpacking it if need be: some seconds. */
  synchronized Path of(Servers servers) throws IOException {
    Files.createDirectories(folder);
    Path unpacked =
        folder.resolve(
            PREFIX
                + ArchiveDigest.of(List.of(servers.elasticsearch(), servers.plugin()), Set.of()));
    synchronized (Distribution.class) {
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.exists(unpacked)) {
          Path half = folder.resolve(".unpacking");
          Folders.delete(half);
          unpack(servers.elasticsearch(), half);
          install(servers.plugin(), half.resolve("plugins/newswatch-analysis"));
          Files.move(half, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
        touch(unpacked);
        removeUnused();
      }
    }
    return unpacked;
  }

  /** Leaves out the zip's one folder at the top, and what a node of ours never uses. */
  private static void unpack(Path archive, Path target) throws IOException {
    try (FileSystem zip =
            FileSystems.newFileSystem(archive, Map.of("enablePosixFileAttributes", true));
        Stream<Path> entries = Files.walk(zip.getPath("/"))) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        if (entry.getNameCount() < 1) {
          continue;
        }
        Path file =
            entry.getNameCount() == 1
                ? target
                : target.resolve(entry.subpath(1, entry.getNameCount()).toString());
        if (Files.isDirectory(entry)) {
          Files.createDirectories(file);
          open(file, true);
        } else {
          Files.copy(entry, file);
          open(
              file,
              Files.getPosixFilePermissions(entry).contains(PosixFilePermission.OWNER_EXECUTE));
        }
      }
    }
  }

  private static void install(Path plugin, Path folder) throws IOException {
    Files.createDirectories(folder);
    open(folder, true);
    Files.copy(plugin, folder.resolve("newswatch-analysis.jar"));
    open(folder.resolve("newswatch-analysis.jar"), false);
    try (ZipFile jar = new ZipFile(plugin.toFile());
        InputStream descriptor = jar.getInputStream(jar.getEntry(DESCRIPTOR))) {
      Files.copy(descriptor, folder.resolve(DESCRIPTOR));
      open(folder.resolve(DESCRIPTOR), false);
    }
  }

  /** Whatever the umask: the node's own user must read it. */
  private static void open(Path file, boolean executable) throws IOException {
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static void touch(Path unpacked) throws IOException {
    Path used = unpacked.resolve(USED);
    if (!Files.exists(used)) {
      Files.createFile(used);
    }
    Files.setLastModifiedTime(used, FileTime.from(Instant.now()));
  }

  private void removeUnused() throws IOException {
    Instant limit = Instant.now().minus(UNUSED);
    try (Stream<Path> all = Files.list(folder)) {
      for (Path other : (Iterable<Path>) all::iterator) {
        Path used = other.resolve(USED);
        if (other.getFileName().toString().startsWith(PREFIX)
            && Files.exists(used)
            && Files.getLastModifiedTime(used).toInstant().isBefore(limit)) {
          Folders.delete(other);
        }
      }
    }
  }
}

package newswatch.local.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Ports that some Newswatch on this machine has chosen, from the choice to the end of the process
 * that chose: a port is free until its service listens, and again while a service that died is
 * started anew. One file for all, of which each port is a byte to be locked; the system lets go of
 * the locks of a process that ends.
 */
final class PortClaims {
  private final @Nullable FileChannel file;

  private PortClaims(@Nullable FileChannel file) {
    this.file = file;
  }

  /** Those that all users of this machine share. */
  static PortClaims ofMachine() {
    return of(Path.of(System.getProperty("java.io.tmpdir"), "newswatch-ports.lock"));
  }

  /** Those kept in this file. Without a file that can be written to nothing is ever claimed. */
  static PortClaims of(Path path) {
    try {
      if (Files.notExists(path)) {
        Files.write(path, new byte[0], StandardOpenOption.CREATE);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
      }
      return new PortClaims(FileChannel.open(path, StandardOpenOption.WRITE));
    } catch (IOException | UnsupportedOperationException e) {
      return new PortClaims(null);
    }
  }

  /**
   * Claims a port for as long as this process lives.
   *
   * @return false where another process has claimed it
   */
  boolean claim(int port) {
    if (file == null) {
      return true;
    }
    try {
      FileLock lock = file.tryLock(port, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}

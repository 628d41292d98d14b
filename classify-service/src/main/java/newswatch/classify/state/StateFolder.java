package newswatch.classify.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import newswatch.start.CannotStart;
import newswatch.start.ProcessUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbered folder that this instance has to itself: instances on one machine, or in containers
 * that share a volume, are given the same base folder, and each takes the first number that no
 * other holds. The claim is a lock on a file, which the kernel lets go with the process, however
 * that ends.
 */
public final class StateFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);
  private static final String CLAIM = "claim";

  /** Beyond it, locks on this file system hold nobody off, or everybody. */
  private static final int MOST = 1_000;

  private final Path path;
  private final FileChannel claim;

  private StateFolder(Path path, FileChannel claim) {
    this.path = path;
    this.claim = claim;
  }

  /**
   * Claims the first free folder, and makes it if it is not there.
   *
   * @throws CannotStart when folders cannot be made or written there
   */
  public static StateFolder claim(StateProperties properties) {
    Path base = properties.folder().toAbsolutePath().normalize();
    try {
      for (int number = 1; number <= MOST; number++) {
        Path folder = base.resolve(Integer.toString(number));
        Files.createDirectories(folder);
        FileChannel claim =
            FileChannel.open(
                folder.resolve(CLAIM), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isHeld(claim)) {
          LOG.atInfo().addKeyValue("folder", folder).log("state folder claimed");
          return new StateFolder(folder, claim);
        }
        claim.close();
      }
    } catch (IOException e) {
      throw unusable(base, e);
    }
    throw new CannotStart(
        "each of the %,d folders of state in %s is claimed by another instance"
            .formatted(MOST, base),
        "Name a folder on a file system that keeps locks in newswatch.state.folder.",
        null);
  }

  /** The folder; nobody else writes there until this is closed. */
  public Path path() {
    return path;
  }

  /** Lets the next instance have it. */
  @Override
  public void close() throws IOException {
    claim.close();
  }

  private static boolean isHeld(FileChannel claim) throws IOException {
    try {
      return claim.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      // By another instance in this very process.
      return false;
    }
  }

  private static CannotStart unusable(Path base, IOException cause) {
    String user = ProcessUser.name();
    return new CannotStart(
        "the folder of state %s cannot be made or written by user %s (%s: %s)"
            .formatted(base, user, cause.getClass().getSimpleName(), cause.getMessage()),
        "Give user %s that folder with all that is in it, or name another in newswatch.state.folder."
            .formatted(user),
        cause);
  }
}

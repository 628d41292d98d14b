package newswatch.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import newswatch.local.process.Unable;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one supervisor of a home; the system lets go of it when the process ends, however.
 */
final class HomeLock implements AutoCloseable {
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock unless another holds it.
   *
   * @param patience how long to try: others hold it for an instant, to see whether it is held
   */
  static Optional<HomeLock> take(Path home, Duration patience) {
    long limit = System.nanoTime() + patience.toNanos();
    do {
      @Nullable HomeLock lock = tryOnce(home);
      if (lock != null) {
        return Optional.of(lock);
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    } while (System.nanoTime() < limit);
    return Optional.empty();
  }

  /**
   * Whether a supervisor runs in this home.
   *
   * @throws Unable if the home is closed to this user
   */
  static boolean isHeld(Path home) {
    if (Files.notExists(file(home))) {
      return false;
    }
    Optional<HomeLock> taken = take(home, Duration.ZERO);
    taken.ifPresent(HomeLock::close);
    return taken.isEmpty();
  }

  private static @Nullable HomeLock tryOnce(Path home) {
    try {
      FileChannel channel =
          FileChannel.open(file(home), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        @Nullable FileLock lock = channel.tryLock();
        if (lock != null) {
          return new HomeLock(channel);
        }
      } catch (OverlappingFileLockException e) {
        // Held by this very process.
      }
      channel.close();
      return null;
    } catch (AccessDeniedException e) {
      throw new Unable(
          "%s belongs to another user: ask as that user, or set NEWSWATCH_HOME to a folder of your own."
              .formatted(home),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path home) {
    return home.resolve("lock");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

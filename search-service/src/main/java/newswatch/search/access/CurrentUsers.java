package newswatch.search.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The users as their file names them now: who is taken out of it is shut out a second later. A file
 * that becomes unusable, or is half written, changes nothing until it is good again. Thread-safe.
 */
final class CurrentUsers {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentUsers.class);

  /** Between two looks at the file. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final @Nullable Path file;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile Seen seen;

  /** What the last look saw. */
  private record Seen(Users users, @Nullable Mark mark, Instant at) {}

  /** By what a file is known to be the same as before. */
  private record Mark(FileTime changed, long size, @Nullable Object key) {}

  private CurrentUsers(@Nullable Path file, InstantSource clock, Seen seen) {
    this.file = file;
    this.clock = clock;
    this.seen = seen;
  }

  /** Of an installation that knows no users. */
  static CurrentUsers unknown() {
    return new CurrentUsers(
        null, InstantSource.system(), new Seen(Users.none(), null, Instant.MIN));
  }

  /**
   * Those of a file.
   *
   * @throws UnusableUsers when it cannot be used
   */
  static CurrentUsers of(Path file, InstantSource clock) {
    // Before it is read, so that a change meanwhile is one.
    Mark mark = mark(file);
    return new CurrentUsers(file, clock, new Seen(UsersFile.read(file), mark, clock.instant()));
  }

  /** Whether there are users; it stays as it was at the start. */
  boolean areKnown() {
    return file != null;
  }

  Users now() {
    Seen last = seen;
    if (file == null || clock.instant().isBefore(last.at().plus(PAUSE)) || !looking.tryLock()) {
      return last.users();
    }
    try {
      seen = look(file, seen);
      return seen.users();
    } finally {
      looking.unlock();
    }
  }

  private Seen look(Path where, Seen last) {
    Mark mark = mark(where);
    Instant at = clock.instant();
    if (mark.equals(last.mark())) {
      return new Seen(last.users(), mark, at);
    }
    try {
      Users users = UsersFile.read(where);
      LOG.atInfo().addKeyValue("users", users.all().size()).log("users read again");
      return new Seen(users, mark, at);
    } catch (UnusableUsers e) {
      LOG.atError()
          .addKeyValue("problem", e.getMessage())
          .addKeyValue("remedy", e.remedy())
          .log("the users file is unusable now; those it named before stay");
      return new Seen(last.users(), mark, at);
    }
  }

  private static Mark mark(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Mark(now.lastModifiedTime(), now.size(), now.fileKey());
    } catch (IOException _) {
      return new Mark(FileTime.fromMillis(0), -1, null);
    }
  }
}

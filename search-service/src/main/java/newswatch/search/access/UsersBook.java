package newswatch.search.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import newswatch.events.PersonId;

/** Writes users into their file, so that it is there whole, before or after, at every moment. */
final class UsersBook {
  private static final String HEAD =
      """
      # Who may use Newswatch: people log in with passwords, programs show tokens. It holds hashes alone.
      # Made by ./newswatch user add and ./newswatch token add; take an entry out to shut somebody out.
      users:
      """;

  /** The ways in which people and programs indent a list. */
  private static final List<String> INDENTS = List.of("  ", "");

  private UsersBook() {}

  /** An entry as it stands in the file. */
  static String entry(User user) {
    return entry(user, INDENTS.getFirst());
  }

  private static String entry(User user, String indent) {
    String secret =
        switch (user) {
          case User.Person person -> "password: \"" + person.password().encoded() + "\"";
          case User.Program program -> "token: \"" + program.token().encoded() + "\"";
        };
    return "- name: \"%s\"\n  role: %s\n  %s\n"
        .formatted(user.name(), user.role().word(), secret)
        .indent(indent.length());
  }

  /**
   * Makes a file with one user, which only its owner may read.
   *
   * @return whether it was made; it is not where there is one
   * @throws IOException when it cannot be written
   */
  static boolean make(Path file, User first) throws IOException {
    if (Files.exists(file)) {
      return false;
    }
    Path written = write(file, HEAD + entry(first));
    try {
      // A link, as a move would replace what somebody else has put there meanwhile.
      Files.createLink(file, written);
      return true;
    } catch (FileAlreadyExistsException _) {
      return false;
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /**
   * Adds a user at the end of a file, and leaves what stands in it as it is.
   *
   * @throws UnusableUsers when the file cannot be used, or has somebody of that name
   * @throws IOException when it cannot be written
   */
  static void add(Path file, User another) throws IOException {
    Users present = requireFree(file, another.name());
    String text = Files.readString(file);
    String base = text.endsWith("\n") ? text : text + "\n";
    for (String indent : INDENTS) {
      String longer = base + entry(another, indent);
      if (holds(file, longer, present.and(another))) {
        replace(file, longer);
        return;
      }
    }
    throw new UnusableUsers(
        "nothing can be added at the end of " + file, "Write its list as - name: …, line by line.");
  }

  /**
   * The users of a file that has nobody of this name.
   *
   * @throws UnusableUsers when it has, or cannot be used
   */
  static Users requireFree(Path file, PersonId name) {
    Users present = UsersFile.read(file);
    if (present.all().stream().anyMatch(user -> user.name().equals(name))) {
      throw new UnusableUsers(
          "there is a '%s' in %s already".formatted(name, file),
          "Take that entry out first, or choose another name.");
    }
    return present;
  }

  private static boolean holds(Path file, String yaml, Users wanted) {
    try {
      return UsersFile.parse(file, yaml).equals(wanted);
    } catch (UnusableUsers _) {
      return false;
    }
  }

  private static void replace(Path file, String text) throws IOException {
    // What a link leads to is written, and the link stays.
    Path real = file.toRealPath();
    Path written = write(real, text);
    try {
      keepOwner(real, written);
      Files.move(written, real, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(written, real, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** The service may run as another user than who adds somebody, and must still read it. */
  private static void keepOwner(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView now = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old == null || now == null) {
      return;
    }
    PosixFileAttributes was = old.readAttributes();
    PosixFileAttributes is = now.readAttributes();
    if (!was.group().equals(is.group())) {
      now.setGroup(was.group());
    }
    if (!was.owner().equals(is.owner())) {
      now.setOwner(was.owner());
    }
    now.setPermissions(was.permissions());
  }

  private static Path write(Path beside, String text) throws IOException {
    Path written =
        Files.createTempFile(
            beside.toAbsolutePath().getParent(),
            ".users",
            null,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(written, text.getBytes(UTF_8));
    try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return written;
  }
}

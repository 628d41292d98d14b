package newswatch.search.access;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The file of users, {@code users.yml}: a list under {@code users}, each entry with {@code name},
 * {@code role} and either {@code password} or {@code token}, of which it holds hashes alone. It is
 * taken whole or not at all, and what is wrong is told without its words.
 */
final class UsersFile {
  /** What makes entries, for people. */
  static final String MAKING =
      "./newswatch user add NAME --role ROLE and ./newswatch token add NAME --role ROLE make"
          + " entries.";

  private static final int MAX_BYTES = 1024 * 1024;
  private static final int MAX_NESTING = 5;

  private UsersFile() {}

  /**
   * The users of a file.
   *
   * @throws UnusableUsers when it is missing, may be changed by others, holds anything else, or
   *     nobody
   */
  static Users read(Path file) {
    try {
      requireOurs(file);
      if (Files.size(file) > MAX_BYTES) {
        throw new UnusableUsers(
            "the users file %s has more than %d bytes".formatted(file, MAX_BYTES),
            "Name a file of users in newswatch.access.users-file.");
      }
      return parse(file, Files.readString(file));
    } catch (NoSuchFileException _) {
      throw new UnusableUsers("there is no users file " + file, "Make it: " + MAKING);
    } catch (CharacterCodingException _) {
      throw new UnusableUsers("the users file " + file + " is not in UTF-8", "Save it in UTF-8.");
    } catch (IOException e) {
      throw new UnusableUsers(
          "the users file %s cannot be read: %s".formatted(file, e.getClass().getSimpleName()),
          "Let the user that the service runs as read it.");
    }
  }

  /** Who may write it may let himself in. */
  private static void requireOurs(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
    if (allowed.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new UnusableUsers(
          "anybody may change the users file %s (%s)"
              .formatted(file, PosixFilePermissions.toString(allowed)),
          "Close it: chmod 600 " + file);
    }
  }

  /**
   * The users of a text.
   *
   * @param file where it comes from, for people
   * @throws UnusableUsers when it holds anything else, or nobody
   */
  static Users parse(Path file, String yaml) {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_BYTES);
    limits.setNestingDepthLimit(MAX_NESTING);
    limits.setMaxAliasesForCollections(0);
    try {
      Yaml reader = new Yaml(new SafeConstructor(limits));
      Users users = new UserEntries(file).read(reader.compose(new StringReader(yaml)));
      if (users.isEmpty()) {
        throw new UnusableUsers(
            "the users file " + file + " names nobody", "Name somebody: " + MAKING);
      }
      return users;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw UserEntries.unusable(file, line, "cannot be read as YAML");
    } catch (YAMLException _) {
      throw UserEntries.unusable(file, 1, "cannot be read as YAML");
    }
  }
}

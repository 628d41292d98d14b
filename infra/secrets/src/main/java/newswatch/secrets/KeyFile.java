package newswatch.secrets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * A file of keys: on each line 32 random bytes in Base64, as {@code openssl rand -base64 32} prints
 * them; empty lines and those that begin with {@code #} count for nothing. The first key seals, all
 * of them open. So a key is replaced by putting a new one above it.
 */
public final class KeyFile {
  private static final int MAX_BYTES = 64 * 1024;
  private static final String MAKE = "openssl rand -base64 32";

  private KeyFile() {}

  /**
   * Makes a file with one new key, which only its owner may read, unless there is a file. It is
   * there whole or not at all.
   *
   * @return whether it was made
   * @throws IOException when it cannot be written
   */
  public static boolean create(Path file) throws IOException {
    if (Files.exists(file)) {
      return false;
    }
    Path folder = file.toAbsolutePath().getParent();
    Path written =
        Files.createTempFile(
            folder,
            ".key",
            null,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(written, fresh().getBytes(US_ASCII));
      try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      // A link, as a move would replace what somebody else has put there meanwhile.
      Files.createLink(file, written);
      return true;
    } catch (FileAlreadyExistsException _) {
      return false;
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static String fresh() {
    byte[] key = new byte[Key.BYTES];
    new SecureRandom().nextBytes(key);
    return """
        # The key that Newswatch seals credentials with: keep it, and keep it from others.
        # To replace it, put the new one on a line above; remove this one when nothing is sealed with it.
        %s
        """
        .formatted(Base64.getEncoder().encodeToString(key));
  }

  /**
   * The keys of a file, in its order.
   *
   * @throws UnusableKeyFile when it is missing, may be read by others, or holds something else
   */
  static List<Key> read(Path file) {
    List<Key> keys = new ArrayList<>();
    int number = 0;
    for (String line : text(file).lines().map(String::strip).toList()) {
      number++;
      if (!line.isEmpty() && !line.startsWith("#")) {
        keys.add(key(file, number, line));
      }
    }
    if (keys.isEmpty()) {
      throw new UnusableKeyFile(
          "there is no key in the key file " + file,
          "Write one into it: " + MAKE + " >> " + file,
          null);
    }
    return keys;
  }

  private static Key key(Path file, int number, String line) {
    try {
      return new Key(Base64.getDecoder().decode(line));
    } catch (IllegalArgumentException _) {
      // What the decoder says repeats a letter of the key.
      throw new UnusableKeyFile(
          "line %d of the key file %s is no key".formatted(number, file),
          "A key is a line with 32 bytes in Base64, as " + MAKE + " prints it.",
          null);
    }
  }

  private static String text(Path file) {
    try {
      requireClosed(file);
      try (var in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new UnusableKeyFile(
              "the key file %s has more than %d bytes".formatted(file, MAX_BYTES),
              "Name a file of keys, one on each line.",
              null);
        }
        return new String(bytes, US_ASCII);
      }
    } catch (NoSuchFileException e) {
      throw new UnusableKeyFile(
          "there is no key file " + file,
          "Make one that only the service can read, (umask 077; %s > %s), or bring back the one that there was: without it no stored credential can be used."
              .formatted(MAKE, file),
          e);
    } catch (IOException e) {
      throw new UnusableKeyFile(
          "the key file " + file + " cannot be read: " + e.getClass().getSimpleName(),
          "Let the user that the service runs as read it.",
          e);
    }
  }

  private static void requireClosed(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
    if (allowed.contains(PosixFilePermission.OTHERS_READ)
        || allowed.contains(PosixFilePermission.OTHERS_WRITE)
        || allowed.contains(PosixFilePermission.GROUP_WRITE)) {
      throw new UnusableKeyFile(
          "others may read or change the key file %s (%s)"
              .formatted(file, PosixFilePermissions.toString(allowed)),
          "Close it: chmod 600 " + file,
          null);
    }
  }
}

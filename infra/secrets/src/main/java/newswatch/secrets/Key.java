package newswatch.secrets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of 256 bits. Its id is the beginning of a hash of it, and all that it tells of itself.
 */
final class Key {
  /** How many bytes a key has. */
  static final int BYTES = 32;

  private static final int ID_BYTES = 4;

  private final SecretKey secret;
  private final String id;

  /**
   * @throws IllegalArgumentException unless there are {@value #BYTES} bytes
   */
  Key(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a key has " + BYTES + " bytes, not " + bytes.length);
    }
    this.secret = new SecretKeySpec(bytes, "AES");
    this.id = HexFormat.of().formatHex(Arrays.copyOf(hash(bytes), ID_BYTES));
  }

  SecretKey secret() {
    return secret;
  }

  /** Eight hex digits. */
  String id() {
    return id;
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "key " + id;
  }
}

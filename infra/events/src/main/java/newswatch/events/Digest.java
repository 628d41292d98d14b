package newswatch.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over strings, the one source of computed ids: the same input gives the same id. */
public final class Digest {
  private Digest() {}

  /**
   * The first {@code bits} of the SHA-256 of the parts, in lower-case hex. Each part is preceded by
   * its length, so that ("ab", "c") and ("a", "bc") differ.
   *
   * @param bits a multiple of 4, at most 256
   */
  public static String hex(int bits, String... parts) {
    MessageDigest sha = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      sha.update((bytes.length + ":").getBytes(UTF_8));
      sha.update(bytes);
    }
    return HexFormat.of().formatHex(sha.digest()).substring(0, bits / 4);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

package newswatch.search.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What is kept of a token. SHA-256 is enough: tokens are made here, of 256 random bits, and cannot
 * be guessed from a hash however quickly guesses are tried. Comparing takes a microsecond, which
 * every request does.
 *
 * @param encoded the hash in hexadecimal digits, lower case, behind <code>{sha256}</code>
 */
record TokenHash(String encoded) {
  private static final Pattern FORM = Pattern.compile("\\{sha256}[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException when it is anything else
   */
  TokenHash {
    if (!FORM.matcher(encoded).matches()) {
      throw new IllegalArgumentException("no SHA-256 hash");
    }
  }

  static TokenHash of(String token) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
      return new TokenHash("{sha256}" + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Not the hash, as this ends up in messages. */
  @Override
  public String toString() {
    return "{sha256}…";
  }
}

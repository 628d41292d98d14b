package newswatch.search.access;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a program shows. It begins with <code>nw_</code>, so that scanners for secrets can know it.
 */
record Token(String text) {
  private static final int RANDOM_BYTES = 32;

  /** One of 256 random bits. */
  static Token fresh() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return new Token("nw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  TokenHash hash() {
    return TokenHash.of(text);
  }

  /** Not the token, as this ends up in messages. */
  @Override
  public String toString() {
    return "nw_…";
  }
}

package newswatch.search.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * What is kept of a password: its bcrypt hash (Provos and Mazières, 1999).
 *
 * @param encoded the hash in its usual form behind <code>{bcrypt}</code>, with a cost of 10 to 14
 */
record PasswordHash(String encoded) {
  /** The fewest characters of a password. */
  static final int SHORTEST = 12;

  /** The most bytes of a password in UTF-8; bcrypt takes no more into account. */
  static final int LONGEST_BYTES = 72;

  /** A quarter of a second for each guess, on one core of 2026. */
  static final int USUAL_COST = 12;

  private static final Pattern FORM =
      Pattern.compile("\\{bcrypt}\\$2[aby]\\$(\\d{2})\\$[./A-Za-z0-9]{53}");
  private static final int LOWEST_COST = 10;
  private static final int HIGHEST_COST = 14;
  private static final String BCRYPT = "bcrypt";
  private static final PasswordEncoder ENCODER =
      new DelegatingPasswordEncoder(BCRYPT, Map.of(BCRYPT, new BCryptPasswordEncoder(USUAL_COST)));

  /**
   * @throws IllegalArgumentException when it is anything else
   */
  PasswordHash {
    Matcher form = FORM.matcher(encoded);
    if (!form.matches()
        || Integer.parseInt(form.group(1)) < LOWEST_COST
        || Integer.parseInt(form.group(1)) > HIGHEST_COST) {
      throw new IllegalArgumentException("no bcrypt hash with a cost of 10 to 14");
    }
  }

  /**
   * That of a new password.
   *
   * @throws IllegalArgumentException when it is shorter than {@link #SHORTEST}, or longer than
   *     {@link #LONGEST_BYTES}
   */
  static PasswordHash of(String password) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      throw new IllegalArgumentException("a password has at least " + SHORTEST + " characters");
    }
    if (password.getBytes(UTF_8).length > LONGEST_BYTES) {
      throw new IllegalArgumentException("a password has at most " + LONGEST_BYTES + " bytes");
    }
    return new PasswordHash(ENCODER.encode(password));
  }

  /** One that no password is known to have, and that takes as long to compare. */
  static PasswordHash ofNobody(int cost) {
    return new PasswordHash("{bcrypt}$2a$%02d$%s".formatted(cost, ".".repeat(53)));
  }

  int cost() {
    return Integer.parseInt(encoded.substring(12, 14));
  }

  /** Takes the time that the cost stands for, whatever the password. */
  boolean isOf(String password) {
    // Of a longer one bcrypt would compare the beginning.
    boolean usable = password.getBytes(UTF_8).length <= LONGEST_BYTES;
    return ENCODER.matches(usable ? password : "", encoded) && usable;
  }

  /** Not the hash, as this ends up in messages. */
  @Override
  public String toString() {
    return "{bcrypt}…";
  }
}

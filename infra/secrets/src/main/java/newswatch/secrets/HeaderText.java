package newswatch.secrets;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What may stand in a header: nothing that would end it, or change what is asked. */
final class HeaderText {
  private static final int LONGEST_NAME = 100;

  /** RFC 9110, section 5.6.2. */
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** RFC 9110, section 5.5, without what only old software sends. */
  private static final Pattern VALUE =
      Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");

  /** Those of the connection and the message, and those that the client sets itself. */
  private static final Set<String> NOT_CREDENTIALS =
      Set.of(
          "accept",
          "accept-charset",
          "accept-encoding",
          "accept-language",
          "age",
          "cache-control",
          "connection",
          "cookie2",
          "date",
          "expect",
          "forwarded",
          "from",
          "host",
          "http2-settings",
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-range",
          "if-unmodified-since",
          "keep-alive",
          "max-forwards",
          "origin",
          "pragma",
          "range",
          "referer",
          "set-cookie",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "via",
          "warning");

  private static final Set<String> NOT_CREDENTIALS_BEGIN =
      Set.of("content-", "proxy-", "sec-", "access-control-", "x-forwarded-", ":");

  private HeaderText() {}

  /**
   * @throws IllegalArgumentException when it is empty or too long to be a header's name, none, or
   *     one that is not for credentials
   */
  static void requireName(String name) {
    if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the header's name must be one word of letters, digits and hyphens, at most "
              + LONGEST_NAME);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (NOT_CREDENTIALS.contains(lower)
        || NOT_CREDENTIALS_BEGIN.stream().anyMatch(lower::startsWith)) {
      throw new IllegalArgumentException(
          "the header " + name + " belongs to the connection or to the client, not to credentials");
    }
  }

  /**
   * @throws IllegalArgumentException when it is empty, too long, or has other letters than ASCII's,
   *     control characters, or blanks around it; the message repeats nothing of it
   */
  static void requireValue(String value) {
    requireText("value", value);
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the header's value must be printable ASCII on one line, without blanks around it");
    }
  }

  /**
   * @throws IllegalArgumentException when it is too long, or has control characters or halves of
   *     characters; the message repeats nothing of it
   */
  static void requireText(String what, String text) {
    if (text.length() > Credentials.MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the %s has at most %d characters".formatted(what, Credentials.MAX_LENGTH));
    }
    if (text.codePoints()
        .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
      throw new IllegalArgumentException("the " + what + " has control characters");
    }
  }
}

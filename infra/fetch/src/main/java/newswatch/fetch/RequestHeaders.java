package newswatch.fetch;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What callers may have stand in the head of a request (RFC 9110, section 5). */
final class RequestHeaders {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

  /** What frames the message, names the host or changes what an answer means is ours to set. */
  private static final Set<String> OURS =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "if-modified-since",
          "if-none-match",
          "keep-alive",
          "proxy-connection",
          "range",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private RequestHeaders() {}

  /**
   * These, copied.
   *
   * @throws IllegalArgumentException naming the header that cannot be sent, never its value
   */
  static Map<String, String> checked(Map<String, String> headers) {
    Map<String, String> copy = Map.copyOf(headers);
    copy.forEach(RequestHeaders::check);
    return copy;
  }

  private static void check(String name, String value) {
    checkLetters(name, value);
    if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("the header '" + name + "' is not yours to set");
    }
  }

  /**
   * Whether it is one header and no more, whoever sets it.
   *
   * @throws IllegalArgumentException naming the header where it is not, never its value
   */
  static void checkLetters(String name, String value) {
    if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the header '%s' cannot be sent: its name or its value has letters that are not allowed"
              .formatted(name.replaceAll("[^\\x20-\\x7e]", "?")));
    }
  }
}

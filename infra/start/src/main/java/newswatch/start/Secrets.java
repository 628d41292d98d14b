package newswatch.start;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps secrets out of what a service says of its settings. */
final class Secrets {
  /**
   * A login inside an address, up to the last {@code @}: a password may hold one itself. Where the
   * scheme was forgotten a colon tells it.
   */
  private static final Pattern LOGIN =
      Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://)\\S*@|[^\\s'\"(\\[=,]+:\\S+@");

  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://");

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          ".*(password|passphrase|secret|token|credential|api-?key|private-?key|jaas).*");

  private static final String NOT_SHOWN = "(not shown)";

  private Secrets() {}

  /** The text without the logins of the addresses in it. */
  static String masked(String text) {
    return LOGIN.matcher(text).replaceAll("$1***@");
  }

  /** What may be told of a setting's value: none of it where the setting's name says so. */
  static String shown(String name, Object value) {
    return isSecret(name) ? NOT_SHOWN : "'" + withoutLogin(String.valueOf(value)) + "'";
  }

  /** The reason without what it quotes of a setting's value that may not be told. */
  static String masked(String reason, String name, String value) {
    if (value.isBlank()) {
      return reason;
    }
    if (isSecret(name)) {
      // Not inside of names: a password may be "elastic".
      return Pattern.compile("(?<![\\w.-])" + Pattern.quote(value) + "(?![\\w-]|\\.\\w)")
          .matcher(reason)
          .replaceAll(Matcher.quoteReplacement(NOT_SHOWN));
    }
    String masked = reason.replace(value, withoutLogin(value));
    int login = value.lastIndexOf('@');
    int begin = 0;
    for (String part : value.split(",", -1)) {
      String address = part.strip();
      if (address.indexOf('@') >= 0) {
        masked = masked.replace(address, withoutLogin(address));
      } else if (begin < login && address.indexOf(':') >= 0) {
        // It may be the login's first half: a password may hold a comma.
        masked = masked.replace(address, "***");
      }
      begin += part.length() + 1;
    }
    return masked;
  }

  private static boolean isSecret(String name) {
    return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  /** Of a whole value nothing before its last {@code @} is told, blanks or not, but the scheme. */
  private static String withoutLogin(String value) {
    int at = value.lastIndexOf('@');
    if (at < 0) {
      return value;
    }
    Matcher scheme = SCHEME.matcher(value);
    return (scheme.lookingAt() ? scheme.group() : "") + "***" + value.substring(at);
  }
}

package newswatch.start;

import java.util.Locale;
import java.util.regex.Pattern;

/** Keeps secrets out of what a service says of its settings. */
final class Secrets {
  /** A login inside an address, up to the last {@code @}: a password may hold one itself. */
  private static final Pattern LOGIN = Pattern.compile("://\\S*@");

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          ".*(password|passphrase|secret|token|credential|api-?key|private-?key|jaas).*");

  private Secrets() {}

  /** The text without the logins of the addresses in it. */
  static String masked(String text) {
    return LOGIN.matcher(text).replaceAll("://***@");
  }

  /** What may be told of a setting's value: none of it where the setting's name says so. */
  static String shown(String name, Object value) {
    return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches()
        ? "(not shown)"
        : "'" + String.valueOf(value).replaceAll("://.*@", "://***@") + "'";
  }
}

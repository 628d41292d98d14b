package newswatch.ingest.document;

import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Puts characters in the place of references to them: numbers, the five entities of XML and those
 * of HTML, whether declared or not. What names no character stays as it is written, so that {@code
 * ?a=1&copy=2} survives.
 */
final class References {
  /** The longest name HTML has, with room. */
  private static final int MAX_NAME = 40;

  /** What 0x80 to 0x9f mean to whoever writes them, as HTML reads them (Windows-1252). */
  private static final String WINDOWS_CONTROLS =
      "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d"
          + "\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153"
          + "\u009d\u017e\u0178";

  private References() {}

  /** The text from one place to before another, its references replaced. */
  static String replaced(String text, int from, int to) {
    int sign = text.indexOf('&', from, to);
    if (sign < 0) {
      return text.substring(from, to);
    }
    StringBuilder out = new StringBuilder(to - from);
    int done = from;
    while (sign >= 0) {
      int end = endOfName(text, sign + 1, to);
      String meant = end < 0 ? null : meant(text.substring(sign + 1, end));
      if (meant != null) {
        out.append(text, done, sign).append(meant);
        done = end + 1;
      }
      sign = text.indexOf('&', Math.max(sign + 1, done), to);
    }
    return out.append(text, done, to).toString();
  }

  /** Where the semicolon is, or -1 when this is no reference. */
  private static int endOfName(String text, int from, int to) {
    int limit = Math.min(to, from + MAX_NAME);
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == ';') {
        return i > from ? i : -1;
      }
      if (c != '#' && !Character.isLetterOrDigit(c)) {
        return -1;
      }
    }
    return -1;
  }

  private static @Nullable String meant(String name) {
    if (name.charAt(0) == '#') {
      return numbered(name);
    }
    String character =
        switch (name) {
          case "amp" -> "&";
          case "lt" -> "<";
          case "gt" -> ">";
          case "quot" -> "\"";
          case "apos" -> "'";
          default -> Entities.getByName(name);
        };
    return character.isEmpty() ? null : character;
  }

  private static @Nullable String numbered(String name) {
    boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
    int radix = hex ? 16 : 10;
    int start = hex ? 2 : 1;
    if (start == name.length()) {
      return null;
    }
    int code = 0;
    for (int i = start; i < name.length(); i++) {
      int digit = Character.digit(name.charAt(i), radix);
      if (digit < 0) {
        return null;
      }
      code = Math.min(code * radix + digit, Character.MAX_CODE_POINT + 1);
    }
    if (code >= 0x80 && code < 0xa0) {
      return WINDOWS_CONTROLS.substring(code - 0x80, code - 0x7f);
    }
    return isText(code) ? Character.toString(code) : "";
  }

  /** Whether XML lets a document hold this character (XML 1.0, section 2.2). */
  private static boolean isText(int code) {
    return code == '\t'
        || code == '\n'
        || code == '\r'
        || (code >= ' ' && code < Character.MIN_SURROGATE)
        || (code > Character.MAX_SURROGATE && code < 0xfffe)
        || (code > 0xffff && code <= Character.MAX_CODE_POINT);
  }
}

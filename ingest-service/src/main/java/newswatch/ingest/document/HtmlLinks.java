package newswatch.ingest.document;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes the links of a piece of HTML whole, and leaves out those that run code and scripts. All
 * else stays as it is written, to the character.
 */
final class HtmlLinks {
  private static final Set<String> LINKS =
      Set.of("href", "src", "cite", "action", "longdesc", "poster", "background", "usemap");

  /** What browsers pass over in an address. */
  private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Cntrl}]");

  private static final Set<String> CODE = Set.of("javascript", "vbscript", "data", "about");

  /** How much longer than twice as long a text may become; its other links stay as they are. */
  private static final int ROOM = 4_096;

  private final String html;
  private final String base;
  private final StringBuilder out;
  private int done;

  private HtmlLinks(String html, String base) {
    this.html = html;
    this.base = base;
    this.out = new StringBuilder(html.length() + 64);
  }

  /**
   * The same HTML with whole links.
   *
   * @param base what its links are relative to; empty when nobody knows
   */
  static String whole(String html, String base) {
    if (html.indexOf('<') < 0) {
      return html;
    }
    HtmlLinks links = new HtmlLinks(html, base);
    links.read();
    return links.done == 0 ? html : links.out.append(html, links.done, html.length()).toString();
  }

  /**
   * A link out of an attribute, whole.
   *
   * @return empty when it runs code
   */
  static String whole(String base, String link, boolean escaped) {
    String meant = escaped ? References.replaced(link, 0, link.length()) : link;
    String scheme = Address.schemeOf(UNSEEN.matcher(meant).replaceAll(""));
    if (scheme != null) {
      return CODE.contains(scheme.toLowerCase(Locale.ROOT)) ? "" : link.strip();
    }
    return Address.resolved(base, link);
  }

  /** Whether an attribute of this name holds a link. */
  static boolean isLink(String attribute) {
    return LINKS.contains(attribute.toLowerCase(Locale.ROOT));
  }

  private void read() {
    int sign = html.indexOf('<');
    while (sign >= 0) {
      int end = sign + 1;
      if (html.startsWith("<!--", sign)) {
        int close = html.indexOf("-->", sign);
        end = close < 0 ? html.length() : close;
      } else if (end < html.length() && isLetter(html.charAt(end))) {
        end = html.regionMatches(true, end, "script", 0, 6) ? script(sign) : tag(end);
      }
      sign = html.indexOf('<', end);
    }
  }

  /** Leaves out a script with what it says, to the end where nothing ends it. */
  private int script(int sign) {
    int end = html.indexOf("</", sign);
    while (end >= 0 && !html.regionMatches(true, end + 2, "script", 0, 6)) {
      end = html.indexOf("</", end + 2);
    }
    int close = end < 0 ? -1 : html.indexOf('>', end);
    replace(sign, close < 0 ? html.length() : close + 1, "");
    return done;
  }

  private int tag(int from) {
    int i = from;
    while (i < html.length() && !endsName(html.charAt(i))) {
      i++;
    }
    while (i < html.length() && html.charAt(i) != '>') {
      char c = html.charAt(i);
      i = isSpace(c) || c == '/' ? i + 1 : attribute(i);
    }
    return i;
  }

  private int attribute(int from) {
    int end = from + 1;
    while (end < html.length() && html.charAt(end) != '=' && !endsName(html.charAt(end))) {
      end++;
    }
    int i = afterSpace(end);
    if (i >= html.length() || html.charAt(i) != '=') {
      return end;
    }
    i = afterSpace(i + 1);
    char quote = i < html.length() ? html.charAt(i) : ' ';
    int start = i;
    int last;
    if (quote == '"' || quote == '\'') {
      start = i + 1;
      last = html.indexOf(quote, start);
      if (last < 0) {
        return html.length();
      }
    } else {
      last = i;
      while (last < html.length() && !isSpace(html.charAt(last)) && html.charAt(last) != '>') {
        last++;
      }
    }
    link(html.substring(from, end), start, last);
    return start > i ? last + 1 : last;
  }

  private void link(String attribute, int start, int end) {
    if (!isLink(attribute) || isWhole(start) || out.length() > 2 * html.length() + ROOM) {
      return;
    }
    String link = html.substring(start, end);
    String whole = whole(base, link, true);
    if (!whole.equals(link)) {
      replace(start, end, whole);
    }
  }

  /** Most are, which is told without taking them out. */
  private boolean isWhole(int start) {
    return html.startsWith("http://", start)
        || html.startsWith("https://", start)
        || html.startsWith("#", start);
  }

  private void replace(int from, int to, String by) {
    out.append(html, done, from).append(by);
    done = to;
  }

  private int afterSpace(int from) {
    int i = from;
    while (i < html.length() && isSpace(html.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean endsName(char c) {
    return isSpace(c) || c == '>' || c == '/';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}

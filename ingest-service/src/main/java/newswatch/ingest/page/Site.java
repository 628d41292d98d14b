package newswatch.ingest.page;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that one publisher runs, as near as names tell: those that end in the same two labels,
 * or three where the last two are of the kind {@code co.uk}.
 */
record Site(String name) {
  private static final Pattern HOST = Pattern.compile("(?i)^(?:https?:)?//([^/?#:@]+)");
  private static final int COUNTRY = 2;
  private static final int KIND = 3;

  static Site of(URI address) {
    return new Site(named(String.valueOf(address.getHost())));
  }

  /** The first of its labels, which often is what the site is called. */
  String label() {
    return name.split("\\.", 2)[0];
  }

  /** Whether a link stays on the site; one without a host does. */
  boolean isOf(String link) {
    Matcher host = HOST.matcher(link.strip());
    return !host.find() || named(host.group(1)).equals(name);
  }

  private static String named(String host) {
    List<String> labels = List.of(host.toLowerCase(Locale.ROOT).split("\\.", -1));
    int count = labels.size();
    boolean shared =
        count > 2
            && labels.get(count - 1).length() <= COUNTRY
            && labels.get(count - 2).length() <= KIND;
    return String.join(".", labels.subList(Math.max(0, count - (shared ? 3 : 2)), count));
  }
}

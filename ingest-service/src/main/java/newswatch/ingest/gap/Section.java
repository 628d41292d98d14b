package newswatch.ingest.gap;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The part of a site that a feed tells of, by what the addresses of its articles have in common: a
 * news sitemap is of the whole site.
 *
 * @param folders by host, the longest folder that holds all of its articles
 */
record Section(Map<String, String> folders) {
  Section {
    folders = Map.copyOf(folders);
  }

  /** The least part that holds all of these. */
  static Section around(List<URI> addresses) {
    Map<String, String> folders = new HashMap<>();
    addresses.forEach(address -> folders.merge(host(address), folder(address), Section::common));
    return new Section(folders);
  }

  boolean holds(URI address) {
    String folder = folders.get(host(address));
    return folder != null && folder(address).startsWith(folder);
  }

  private static String host(URI address) {
    return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
  }

  private static String folder(URI address) {
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static String common(String one, String other) {
    int end = 0;
    for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
      if (one.charAt(i) != other.charAt(i)) {
        break;
      }
      if (one.charAt(i) == '/') {
        end = i + 1;
      }
    }
    return one.substring(0, end);
  }
}

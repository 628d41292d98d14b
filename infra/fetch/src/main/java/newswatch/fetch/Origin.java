package newswatch.fetch;

import java.net.URI;
import java.util.Locale;

/**
 * Who answers at an address (RFC 6454): what is told to one origin is not told to another.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in small letters; an IPv6 address in brackets
 * @param port never left out
 */
record Origin(String scheme, String host, int port) {
  /** Of a web address, as {@link Destination} tells them. */
  static Origin of(URI web) {
    String scheme = web.getScheme().toLowerCase(Locale.ROOT);
    int port = web.getPort() >= 0 ? web.getPort() : "https".equals(scheme) ? 443 : 80;
    return new Origin(scheme, web.getHost().toLowerCase(Locale.ROOT), port);
  }

  /** Whether what it says can have been changed on the way. */
  boolean isPlain() {
    return "http".equals(scheme);
  }

  /** As the beginning of an address. */
  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }
}

package newswatch.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether an address is one to fetch from or post to, judged by how it is written. */
sealed interface Destination {
  /** A web address: http or https, a host in ASCII, no user, no fragment. */
  record Web(URI address) implements Destination {}

  /** An address that is not asked, and why, in words that repeat nothing secret. */
  record Refused(String reason) implements Destination {}

  /** The last label of a host that is to be read as an IPv4 address, by the URL Standard. */
  Pattern NUMBER = Pattern.compile("\\d+|0[xX][0-9a-fA-F]*");

  Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

  Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F:.]+]");

  /** What browsers accept in a redirect though RFC 3986 does not, except what hides a host. */
  String ENCODED = " \"<>^`{|}";

  /** What to make of this address. */
  static Destination of(URI address) {
    String authority = address.getRawAuthority();
    if (authority != null && authority.contains("@")) {
      return new Refused("an address must not carry a user name or password");
    }
    String scheme = address.getScheme();
    if (scheme == null || !Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))) {
      return new Refused("only http and https addresses are reached, not " + scheme);
    }
    if (authority == null) {
      return new Refused("the address names no host");
    }
    try {
      return web(InternationalHost.inAscii(address));
    } catch (IllegalArgumentException | URISyntaxException _) {
      return new Refused("this is no host name: " + authority);
    }
  }

  private static Destination web(URI address) throws URISyntaxException {
    String host = address.getHost();
    if (host == null) {
      return new Refused("this is no host name: " + address.getRawAuthority());
    }
    // The root of the name system may be named; the same host must not have two names.
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (endsInNumber(name) && !IPV4.matcher(name).matches()) {
      return new Refused("this is no IP address as it is usually written: " + host);
    }
    if (name.startsWith("[") && !IPV6.matcher(name).matches()) {
      return new Refused("an address must not name a network interface: " + host);
    }
    if (address.getPort() == 0 || address.getPort() > 65_535) {
      return new Refused("there is no port " + address.getPort());
    }
    return new Web(
        name.equals(host) && address.getRawFragment() == null
            ? address
            : written(address, name, address.getPort()));
  }

  private static boolean endsInNumber(String host) {
    String last = host.substring(host.lastIndexOf('.') + 1);
    // Nearly no name's last label begins so, and a pattern costs more than the rest of this.
    return !last.isEmpty() && Character.isDigit(last.charAt(0)) && NUMBER.matcher(last).matches();
  }

  private static URI written(URI address, String host, int port) throws URISyntaxException {
    StringBuilder text = new StringBuilder(address.getScheme()).append("://").append(host);
    if (port >= 0) {
      text.append(':').append(port);
    }
    text.append(address.getRawPath());
    if (address.getRawQuery() != null) {
      text.append('?').append(address.getRawQuery());
    }
    return new URI(text.toString());
  }

  /** Whether the host is an IP address, so that there is nothing to look up. */
  static boolean isLiteral(String host) {
    return IPV4.matcher(host).matches() || host.indexOf(':') >= 0;
  }

  /**
   * Where a redirect leads; null when its Location is no address. Blanks and letters beyond ASCII
   * are taken as if they were percent-encoded, as browsers do; backslashes and control characters,
   * which browsers and servers read differently, are not.
   *
   * @param location as the client hands it on, a char for each byte
   */
  static @Nullable URI redirected(URI from, String location) {
    StringBuilder text = new StringBuilder(location.length());
    for (byte one : location.strip().getBytes(ISO_8859_1)) {
      if (one < 0 || ENCODED.indexOf(one) >= 0) {
        text.append('%').append("%02X".formatted(one & 0xff));
      } else {
        text.append((char) one);
      }
    }
    try {
      return from.resolve(text.toString());
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}

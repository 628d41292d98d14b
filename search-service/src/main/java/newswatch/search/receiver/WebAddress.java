package newswatch.search.receiver;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import newswatch.fetch.InternationalHost;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses of the web receivers may have. Whoever knows one can write there, so no message
 * repeats any of it.
 */
final class WebAddress {
  private static final int MOST = 2_048;
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int HIGHEST_PORT = 65_535;

  private WebAddress() {}

  /**
   * The address that the text is, its host in ASCII.
   *
   * @throws IllegalArgumentException unless it is an http or https address that names a host, and
   *     no user
   */
  static URI of(String text) {
    if (text.length() > MOST) {
      throw new IllegalArgumentException("an address has at most " + MOST + " characters");
    }
    URI address = parsed(text);
    String problem = address == null ? "this is no address" : problem(address);
    if (address == null || problem != null) {
      throw new IllegalArgumentException(problem);
    }
    return address;
  }

  private static @Nullable URI parsed(String text) {
    try {
      return new URI(InternationalHost.inAscii(text));
    } catch (URISyntaxException | IllegalArgumentException _) {
      return null;
    }
  }

  private static @Nullable String problem(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      return "expected an address that begins with http:// or https://";
    }
    // Where the host is not one, Java does not tell the user apart from it.
    if (address.getRawAuthority() != null && address.getRawAuthority().contains("@")) {
      return "an address must not carry a user name or password";
    }
    if (address.getHost() == null) {
      return "the address names no host";
    }
    if (address.getPort() == 0 || address.getPort() > HIGHEST_PORT) {
      return "the address names a port that there is not";
    }
    return null;
  }
}

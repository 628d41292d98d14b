package newswatch.search.catalogue;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import newswatch.events.FeedId;

/** Which addresses feeds may have. Whether one is private is for ingest-service, which connects. */
public final class FeedAddress {
  /** The longest address, in UTF-16 units. */
  public static final int MAX_LENGTH = 2_048;

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int HIGHEST_PORT = 65_535;

  private FeedAddress() {}

  /**
   * The address that the text is.
   *
   * @throws IllegalArgumentException unless it is an http or https address that names a host, and
   *     no user; the message is for who wrote it, and repeats no password
   */
  public static URI of(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "an address has at most " + MAX_LENGTH + " characters, and this one " + text.length());
    }
    URI address = parsed(text);
    if (address.getRawUserInfo() != null || hasUser(address)) {
      throw new IllegalArgumentException("an address must not carry a user name or password");
    }
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)
        || address.getHost() == null
        || address.getPort() > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an http or https address that names a host");
    }
    FeedId.ofAddress(address);
    return address;
  }

  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          text.contains("@")
              ? "this is not an address: " + e.getReason()
              : "'" + text + "' is not an address: " + e.getReason() + " at index " + e.getIndex(),
          e);
    }
  }

  /** Where the host is not one, Java does not tell the user apart from it. */
  private static boolean hasUser(URI address) {
    String authority = address.getRawAuthority();
    return authority != null && authority.contains("@");
  }
}

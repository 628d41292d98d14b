package newswatch.ingest.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import newswatch.fetch.InternationalHost;
import org.jspecify.annotations.Nullable;

/**
 * The canonical address of an article, so that one article has one address: http or https, host in
 * lower case and ASCII, no default port, no fragment but one that names a page ({@code #!}), no
 * needless escapes, no parameters that only say where a reader came from, no wrapping of another
 * address. The order of parameters is kept, as it tells articles apart on some sites.
 */
public final class ArticleAddress {
  private static final Pattern NOT_IN_ADDRESSES =
      Pattern.compile("[\\s\\p{Cntrl}<>\"{}|\\\\^`\\[\\]]|%(?![0-9a-fA-F]{2})");
  private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");
  private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");
  private static final Pattern SESSION =
      Pattern.compile(";jsessionid=[^/;]*", Pattern.CASE_INSENSITIVE);

  /** Behind what looks like the name of an article: words with hyphens, or a number. */
  private static final Pattern AMP = Pattern.compile("(/[^/]*[-0-9][^/]*)/amp(/?)$");

  /** Beside letters and digits, and "-./:" which stand around the digits. */
  private static final String PLAIN_SIGNS = "_?=&#~+,;@!*()$'";

  private static final int MAX_LENGTH = 2_048;

  /** Whatever is resolved against it stays as it is. */
  private static final URI NOWHERE = URI.create("about:blank");

  private ArticleAddress() {}

  /**
   * The canonical form of an address that is whole.
   *
   * @return empty when it is no http or https address of at most 2,048 characters
   */
  public static Optional<URI> of(@Nullable String address) {
    return of(address, NOWHERE);
  }

  /**
   * The canonical form of a link as a feed writes it.
   *
   * @param base where the feed came from, for links that are relative
   * @return empty when the link is no http or https address of at most 2,048 characters
   */
  public static Optional<URI> of(@Nullable String link, URI base) {
    if (link == null || link.isBlank() || link.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      URI address = base.resolve(new URI(escaped(InternationalHost.inAscii(link.strip()))));
      String host = address.getHost();
      if (host == null || !isWeb(address)) {
        return Optional.empty();
      }
      return WrappedAddress.in(address)
          .flatMap(inner -> of(inner, NOWHERE))
          .or(() -> Optional.of(canonical(address, host)));
    } catch (URISyntaxException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static URI canonical(URI address, String host) {
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    int port = address.getPort();
    boolean usual = port == -1 || port == ("http".equals(scheme) ? 80 : 443);
    String query = kept(address.getRawQuery());
    return URI.create(
        scheme
            + "://"
            + host.toLowerCase(Locale.ROOT)
            + (usual ? "" : ":" + port)
            + path(address.getRawPath())
            + (query.isEmpty() ? "" : "?" + query)
            + page(address.getRawFragment()));
  }

  private static String path(@Nullable String written) {
    String path = written == null || written.isEmpty() ? "/" : written;
    String named = path.indexOf(';') < 0 ? path : SESSION.matcher(path).replaceFirst("");
    return named.contains("/amp") ? AMP.matcher(named).replaceFirst("$1$2") : named;
  }

  /** Other fragments are places within the page. */
  private static String page(@Nullable String fragment) {
    return fragment != null && fragment.length() > 1 && fragment.startsWith("!")
        ? "#" + fragment
        : "";
  }

  private static String kept(@Nullable String query) {
    if (query == null) {
      return "";
    }
    return Arrays.stream(query.split("&", -1))
        .filter(parameter -> !TrackingParameters.contain(parameter))
        .collect(Collectors.joining("&"));
  }

  private static boolean isWeb(URI address) {
    String scheme = address.getScheme();
    return scheme != null && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
  }

  private static String escaped(String link) {
    if (isPlain(link)) {
      return link;
    }
    String whole =
        NOT_IN_ADDRESSES
            .matcher(link)
            .replaceAll(character -> "%%%02X".formatted((int) character.group().charAt(0)));
    return ESCAPE.matcher(whole).replaceAll(escape -> normal(escape.group()));
  }

  /** Whether it has letters, digits and signs alone that need no escape, as most have. */
  private static boolean isPlain(String link) {
    for (int i = 0; i < link.length(); i++) {
      char sign = link.charAt(i);
      boolean plain =
          (sign >= 'a' && sign <= 'z')
              || (sign >= '-' && sign <= ':')
              || (sign >= 'A' && sign <= 'Z')
              || PLAIN_SIGNS.indexOf(sign) >= 0;
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  /** One spelling for each escape, and none where none is needed (RFC 3986, section 6.2.2). */
  private static String normal(String escape) {
    String sign = Character.toString(Integer.parseInt(escape, 1, 3, 16));
    return UNRESERVED.matcher(sign).matches() ? sign : escape.toUpperCase(Locale.ROOT);
  }
}

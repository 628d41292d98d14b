package newswatch.fetch;

import java.net.IDN;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Host names in other letters than ASCII's, as the name system writes them (RFC 3490). */
public final class InternationalHost {
  /** The beginning of an address up to its host, the host, and the rest (RFC 3986, appendix B). */
  private static final Pattern PARTS =
      Pattern.compile("((?:[^:/?#]+:)?//(?:[^/?#@]*@)?)([^/?#@:]+)(.*)", Pattern.DOTALL);

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

  private InternationalHost() {}

  /**
   * The address with its host in ASCII; the same where it was, or where there is none.
   *
   * @throws IllegalArgumentException when the host can be no host name
   */
  public static String inAscii(String address) {
    if (ASCII.matcher(address).matches()) {
      return address;
    }
    Matcher parts = PARTS.matcher(address);
    return parts.matches()
        ? parts.group(1) + IDN.toASCII(parts.group(2)) + parts.group(3)
        : address;
  }

  /**
   * The same of an address that has been taken apart.
   *
   * @throws IllegalArgumentException when the host can be no host name
   */
  static URI inAscii(URI address) {
    return address.getHost() == null ? URI.create(inAscii(address.toString())) : address;
  }
}

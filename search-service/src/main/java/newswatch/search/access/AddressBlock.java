package newswatch.search.access;

import java.net.InetAddress;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike (CIDR, RFC 4632). An IPv6 address that stands for an IPv4 one is that
 * IPv4 address.
 *
 * @param start any of them
 * @param length how many of the first bits they share
 */
record AddressBlock(InetAddress start, int length) {
  private static final Pattern FORM = Pattern.compile("([^/%]+)(?:/(\\d{1,3}))?");

  /**
   * @throws IllegalArgumentException when the address has fewer bits
   */
  AddressBlock {
    Objects.requireNonNull(start, "start");
    if (length < 0 || length > bits(start)) {
      throw new IllegalArgumentException(
          "/%d is no length of a block of %s".formatted(length, start.getHostAddress()));
    }
  }

  /** The one address. */
  static AddressBlock of(InetAddress address) {
    return new AddressBlock(address, bits(address));
  }

  /**
   * Reads an address, or a block in CIDR notation. Names are not looked up.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static AddressBlock of(String text) {
    Matcher form = FORM.matcher(text.strip());
    try {
      if (form.matches()) {
        InetAddress address = InetAddress.ofLiteral(form.group(1));
        return form.group(2) == null
            ? of(address)
            : new AddressBlock(address, Integer.parseInt(form.group(2)));
      }
    } catch (IllegalArgumentException _) {
      throw refused(text);
    }
    throw refused(text);
  }

  boolean contains(InetAddress address) {
    byte[] mine = start.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < length; bit++) {
      int place = 0x80 >>> (bit % 8);
      if (((mine[bit / 8] ^ other[bit / 8]) & place) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int bits(InetAddress address) {
    return address.getAddress().length * 8;
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is neither an address, such as 172.17.0.1, nor a block, such as 172.16.0.0/12");
  }
}

package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * A block of IP addresses in CIDR notation (RFC 4632, RFC 4291), such as {@code 10.0.0.0/8}.
 *
 * @param prefix how many leading bits all addresses of the block share
 */
record AddressBlock(InetAddress network, int prefix) {
  AddressBlock {
    requireNonNull(network, "network");
    if (prefix < 0 || prefix > network.getAddress().length * 8) {
      throw new IllegalArgumentException("no such prefix length: /" + prefix);
    }
  }

  /**
   * The block written so.
   *
   * @throws IllegalArgumentException when it is not an IP address, a slash and a prefix length
   */
  static AddressBlock of(String cidr) {
    int slash = cidr.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("'" + cidr + "' has no prefix length");
    }
    try {
      return new AddressBlock(
          InetAddress.ofLiteral(cidr.substring(0, slash)),
          Integer.parseInt(cidr.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + cidr + "' is not a block of addresses", e);
    }
  }

  boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] theirs = address.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    int shift = mine.length * 8 - prefix;
    return new BigInteger(1, mine)
        .shiftRight(shift)
        .equals(new BigInteger(1, theirs).shiftRight(shift));
  }
}

package newswatch.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to the public internet, by the IANA special-purpose address registries
 * (RFC 6890). IPv4 addresses in IPv6 clothing are judged by what is inside or not let through.
 */
final class PublicAddresses {
  private static final List<AddressBlock> NOT_PUBLIC =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          // Protocol assignments, Teredo among them; documentation; 6to4; documentation again.
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "3fff::/20");

  /** All of IPv6 that is handed out for the public internet so far. */
  private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");

  /** The well-known prefix of translators (RFC 6052): the last 32 bits are an IPv4 address. */
  private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");

  private PublicAddresses() {}

  static boolean contains(InetAddress address) {
    if (NAT64.contains(address)) {
      return contains(embedded(address));
    }
    if (!(address instanceof Inet4Address) && !GLOBAL_UNICAST.contains(address)) {
      return false;
    }
    return NOT_PUBLIC.stream().noneMatch(block -> block.contains(address));
  }

  private static InetAddress embedded(InetAddress address) {
    byte[] bytes = address.getAddress();
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static List<AddressBlock> blocks(String... cidrs) {
    return Arrays.stream(cidrs).map(AddressBlock::of).toList();
  }
}

package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that are not public and may be fetched from all the same, because an operator said so.
 */
public sealed interface Allowance {

  /** This host, as the address writes it, on this port. */
  record Host(String host, int port) implements Allowance {
    /**
     * @throws IllegalArgumentException when the port is not 1 to 65535
     */
    public Host {
      requireNonNull(host, "host");
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("no such port: " + port);
      }
    }

    @Override
    public boolean covers(String host, int port, InetAddress address) {
      return port == this.port && host.equalsIgnoreCase(this.host);
    }
  }

  /** Any port of any address in this block, given in CIDR notation. */
  record Block(String cidr) implements Allowance {
    /**
     * @throws IllegalArgumentException when it is not in CIDR notation
     */
    public Block {
      AddressBlock.of(cidr);
    }

    @Override
    public boolean covers(String host, int port, InetAddress address) {
      return AddressBlock.of(cidr).contains(address);
    }
  }

  /** The forms of {@link Host}: a name, an IPv4 address or a bracketed IPv6 address, and a port. */
  Pattern HOST_AND_PORT =
      Pattern.compile("([^\\s:/\\[\\]]+|\\[[0-9a-fA-F:.]+])\\s*:\\s*(\\d{1,5})");

  /** Whether the address that the host resolved to may be reached on this port. */
  boolean covers(String host, int port, InetAddress address);

  /**
   * Reads a comma-separated list of {@code host:port} and CIDR blocks; blank is none.
   *
   * @throws IllegalArgumentException naming the item that is neither
   */
  static List<Allowance> parse(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .map(Allowance::parseOne)
        .toList();
  }

  private static Allowance parseOne(String item) {
    try {
      if (item.contains("/")) {
        return new Block(item);
      }
      Matcher matcher = HOST_AND_PORT.matcher(item);
      if (matcher.matches()) {
        return new Host(
            matcher.group(1).toLowerCase(Locale.ROOT), Integer.parseInt(matcher.group(2)));
      }
    } catch (IllegalArgumentException e) {
      throw refused(item, e);
    }
    throw refused(item, null);
  }

  private static IllegalArgumentException refused(String item, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "'"
            + item
            + "' is neither host:port, such as 127.0.0.1:8099, nor a block, such as 10.0.0.0/8",
        cause);
  }
}

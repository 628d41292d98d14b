package newswatch.search.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** To whom this machine or container hands what it has no nearer way for. */
final class DefaultGateways {
  /** The kernel's table of IPv4 routes (proc_net(5)); it is there on Linux alone. */
  private static final Path ROUTES = Path.of("/proc/net/route");

  private static final int UP_AND_GATEWAY = 0x1 | 0x2;

  private DefaultGateways() {}

  /** All of them; none where the system does not tell. */
  static List<InetAddress> read() {
    try {
      return parse(Files.readString(ROUTES), ByteOrder.nativeOrder());
    } catch (IOException _) {
      return List.of();
    }
  }

  /**
   * Those of a table in the form of {@code /proc/net/route}, each once.
   *
   * @param order in which the machine that wrote it keeps the bytes of a number
   */
  static List<InetAddress> parse(String table, ByteOrder order) {
    return table
        .lines()
        .skip(1)
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields.length >= 8 && isDefault(fields))
        .map(fields -> address(fields[2], order))
        .distinct()
        .toList();
  }

  /** The fields are: interface, destination, gateway, flags, three counts, mask, and more. */
  private static boolean isDefault(String[] fields) {
    return fields[1].equals("00000000")
        && fields[7].equals("00000000")
        && (Integer.parseUnsignedInt(fields[3], 16) & UP_AND_GATEWAY) == UP_AND_GATEWAY;
  }

  private static InetAddress address(String hex, ByteOrder order) {
    byte[] bytes =
        ByteBuffer.allocate(4).order(order).putInt(Integer.parseUnsignedInt(hex, 16)).array();
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}

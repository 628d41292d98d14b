package newswatch.search.access;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may talk to the console and its API. With a users file those whom it names may. Without one,
 * this machine's loopback may, or in a container what comes through the published port.
 *
 * @param usersFile the users file, made by ./newswatch user add and ./newswatch token add; it is
 *     read again when it changes. Without it nobody is asked who they are
 * @param firstToken whether a users file that is not there is made at the start, with one token of
 *     an admin that is printed in the log, once
 * @param hosts the names by which the console is reached, such as news.example.org; with a users
 *     file, requests for other hosts are refused. Without them any are answered, on a loopback
 *     address that of this machine's loopback alone
 * @param longestSession how long after logging in somebody has to do so again, 1m to 30d; after two
 *     hours without a request earlier (server.servlet.session.timeout)
 * @param publishedPort the port of the host's loopback at which the container's console is
 *     published, 1 to 65535. Set in containers alone; the service may then listen on any address,
 *     and lets in nothing but what comes through that port, unless there is a users file
 * @param publishedAddress the host's address at which it is published. Where that is not the host's
 *     loopback a users file is needed
 * @param publishedFrom the addresses and CIDR blocks that connections through the published port
 *     come from. By default the container's default gateway, from which Docker passes them on
 */
@ConfigurationProperties(prefix = "newswatch.access", ignoreUnknownFields = false)
record AccessProperties(
    @Nullable Path usersFile,
    @DefaultValue("false") boolean firstToken,
    @DefaultValue List<String> hosts,
    @DefaultValue("12h") Duration longestSession,
    @Nullable Integer publishedPort,
    @DefaultValue("127.0.0.1") InetAddress publishedAddress,
    @DefaultValue List<String> publishedFrom) {
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\\[[0-9a-f:.]{2,45}]");
  private static final Duration LEAST_SESSION = Duration.ofMinutes(1);
  private static final Duration MOST_SESSION = Duration.ofDays(30);

  /**
   * @throws IllegalArgumentException when the port is none, an address is neither an address nor a
   *     block, a host is no name, or the time is outside its range
   */
  AccessProperties {
    if (usersFile != null && usersFile.toString().isEmpty()) {
      usersFile = null;
    }
    if (publishedPort != null && (publishedPort < 1 || publishedPort > 65_535)) {
      throw new IllegalArgumentException(
          "newswatch.access.published-port is 1 to 65535, not " + publishedPort);
    }
    if (longestSession.compareTo(LEAST_SESSION) < 0 || longestSession.compareTo(MOST_SESSION) > 0) {
      throw new IllegalArgumentException("newswatch.access.longest-session is 1m to 30d");
    }
    hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    for (String host : hosts) {
      if (!HOST.matcher(host).matches()) {
        throw new IllegalArgumentException(
            "newswatch.access.hosts: '%s' is no name of a host, such as news.example.org, without a port"
                .formatted(host));
      }
    }
    publishedFrom = List.copyOf(publishedFrom);
    for (String item : publishedFrom) {
      block(item);
    }
  }

  /** The same addresses as blocks. */
  List<AddressBlock> blocks() {
    return publishedFrom.stream().map(AccessProperties::block).toList();
  }

  private static AddressBlock block(String item) {
    try {
      return AddressBlock.of(item);
    } catch (IllegalArgumentException e) {
      // Without the cause: what Spring tells people of is the last one.
      throw new IllegalArgumentException("newswatch.access.published-from: " + e.getMessage());
    }
  }
}

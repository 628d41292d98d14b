package newswatch.search.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may talk to the console and its API. Without a published port this machine's loopback may,
 * and the service listens nowhere else.
 *
 * @param publishedPort the port of the host's loopback at which the container's console is
 *     published, 1 to 65535. Set in containers alone; the service may then listen on any address,
 *     and lets in nothing but what comes through that port
 * @param publishedFrom the addresses and CIDR blocks that connections through the published port
 *     come from. By default the container's default gateway, from which Docker passes them on
 */
@ConfigurationProperties(prefix = "newswatch.access", ignoreUnknownFields = false)
record AccessProperties(@Nullable Integer publishedPort, @DefaultValue List<String> publishedFrom) {
  /**
   * @throws IllegalArgumentException when the port is none, or an address is neither an address nor
   *     a block
   */
  AccessProperties {
    if (publishedPort != null && (publishedPort < 1 || publishedPort > 65_535)) {
      throw new IllegalArgumentException(
          "newswatch.access.published-port is 1 to 65535, not " + publishedPort);
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

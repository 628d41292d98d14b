package newswatch.search.unsubscribe;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the console is known outside.
 *
 * @param address where people reach it, such as https://news.example.org, without a path. Mails
 *     then carry a link by which whoever gets them has no more of them; mailboxes show a button of
 *     their own where it begins with https. Without it there are no such links
 */
@ConfigurationProperties(prefix = "newswatch.console", ignoreUnknownFields = false)
record ConsoleProperties(@Nullable URI address) {
  /**
   * @throws IllegalArgumentException when it is no such address
   */
  ConsoleProperties {
    if (address != null && address.toString().isEmpty()) {
      address = null;
    }
    if (address != null && !isAddress(address)) {
      throw new IllegalArgumentException(
          "newswatch.console.address is expected as http:// or https:// and a host, without a path");
    }
  }

  private static boolean isAddress(URI address) {
    return ("http".equalsIgnoreCase(address.getScheme())
            || "https".equalsIgnoreCase(address.getScheme()))
        && address.getHost() != null
        && address.getRawUserInfo() == null
        && (address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
        && address.getRawQuery() == null
        && address.getRawFragment() == null;
  }
}

package newswatch.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Which feed: its host and 48 bits of a SHA-256 of its address, such as {@code
 * example.org-1f2e3d4c5b6a}. The host leads, so that channels keyed by feed can be partitioned by
 * host and one instance owns all feeds of a host.
 */
public record FeedId(@JsonValue String value) implements Comparable<FeedId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9._-]{1,253}-[0-9a-f]{12}");

  /**
   * @throws IllegalArgumentException unless the value is a host, a hyphen and 12 hex digits
   */
  @JsonCreator
  public FeedId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a feed id is a host, '-' and 12 hex digits, not '" + value + "'");
    }
  }

  /**
   * The id of the feed at this address.
   *
   * @throws IllegalArgumentException when the address names no host
   */
  public static FeedId ofAddress(URI address) {
    String host = address.getHost();
    if (host == null) {
      throw new IllegalArgumentException("a feed's address names a host: " + address);
    }
    String plain =
        host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_").replaceAll("^-+|-+$", "");
    return new FeedId(plain + "-" + Digest.hex(48, "feed", address.toString()));
  }

  /** The feed's host, as it stands in the id. */
  public String host() {
    return value.substring(0, value.lastIndexOf('-'));
  }

  /**
   * The partition of this feed in a channel keyed by feed: the same for all feeds of a host.
   *
   * @param partitions how many the channel has
   */
  public int partition(int partitions) {
    CRC32 crc = new CRC32();
    crc.update(host().getBytes(UTF_8));
    return (int) (crc.getValue() % partitions);
  }

  @Override
  public int compareTo(FeedId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

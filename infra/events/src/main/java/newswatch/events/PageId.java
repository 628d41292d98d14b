package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;

/** Which page of which feed: the feed's id, a slash and 64 bits of a SHA-256 of the address. */
public record PageId(@JsonValue String value) implements Comparable<PageId> {
  /**
   * @throws IllegalArgumentException unless it begins with a feed's id and a slash
   */
  @JsonCreator
  public PageId {
    requireNonNull(value, "value");
    feed(value);
  }

  /** The page at this address, which that feed told of. */
  public static PageId of(FeedId feed, URI address) {
    return new PageId(feed.value() + "/" + Digest.hex(64, "page", address.toString()));
  }

  /** The feed that told of it. */
  public FeedId feed() {
    return feed(value);
  }

  private static FeedId feed(String value) {
    int slash = value.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("a page id is a feed id, '/' and a digest: " + value);
    }
    return new FeedId(value.substring(0, slash));
  }

  @Override
  public int compareTo(PageId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

package newswatch.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Which article: 128 bits of a SHA-256 in hex, computed from its canonical address, or from feed
 * and guid where it has none.
 */
public record ArticleId(@JsonValue String value) implements Comparable<ArticleId> {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException unless the value is 32 lower-case hex digits
   */
  @JsonCreator
  public ArticleId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an article id is 32 lower-case hex digits, not '" + value + "'");
    }
  }

  /** The id of the article at this canonical address. */
  public static ArticleId ofAddress(URI canonical) {
    return new ArticleId(Digest.hex(128, "address", canonical.toString()));
  }

  /** The id of an article without an address: what its feed calls it. */
  public static ArticleId ofGuid(FeedId feed, String guid) {
    return new ArticleId(Digest.hex(128, "guid", feed.value(), guid));
  }

  /** The id of an article without an address that was handed in: what who handed it in calls it. */
  public static ArticleId ofHandedIn(String guid) {
    return new ArticleId(Digest.hex(128, "guid", "import", guid));
  }

  @Override
  public int compareTo(ArticleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

package newswatch.search.catalogue;

import static java.util.Objects.requireNonNull;

import newswatch.events.Change;
import newswatch.events.TopicVersion;
import org.jspecify.annotations.Nullable;

/**
 * Where a version of a topic is kept.
 *
 * @param change who made it, and when; absent where nobody said so
 * @param offset of its record
 */
public record KeptVersion(TopicVersion version, @Nullable Change change, long offset) {
  /**
   * @throws IllegalArgumentException for a negative offset
   */
  public KeptVersion {
    requireNonNull(version, "version");
    if (offset < 0) {
      throw new IllegalArgumentException("an offset is 0 or more, not " + offset);
    }
  }
}

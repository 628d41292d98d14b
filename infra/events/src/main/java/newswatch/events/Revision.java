package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as it was told at one of its revisions.
 *
 * @param revision counts the changes of its text, from 1
 * @param fetchedAt when the sighting that brought this revision was fetched; absent where nobody
 *     noted it
 */
public record Revision(@JsonUnwrapped Article article, int revision, @Nullable Instant fetchedAt) {
  /**
   * @throws IllegalArgumentException when the revision is below 1
   */
  public Revision {
    requireNonNull(article, "article");
    if (revision < 1) {
      throw new IllegalArgumentException("a revision is 1 or more, not " + revision);
    }
  }
}

package newswatch.local.wire;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that an outlet makes to an article which is out already. What it does not name stays.
 *
 * @param after how long after the wire's start it is made
 * @param updated when it was made in the world that is reported on
 * @param body all paragraphs anew, a line each
 */
public record Edit(
    Duration after,
    Instant updated,
    @Nullable String title,
    @Nullable String summary,
    @Nullable String body) {
  public Edit {
    requireNonNull(after, "after");
    requireNonNull(updated, "updated");
    if (title == null && summary == null && body == null) {
      throw new IllegalArgumentException("the edit of " + updated + " changes nothing");
    }
  }

  boolean isMadeBy(Duration sinceStart) {
    return after.compareTo(sinceStart) <= 0;
  }
}

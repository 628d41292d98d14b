package newswatch.search.catalogue;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import newswatch.events.Feed;
import newswatch.events.FeedStatus;
import org.jspecify.annotations.Nullable;

/**
 * A feed that is watched, and how it does.
 *
 * @param status absent before its first poll
 */
public record WatchedFeed(Defined<Feed> defined, @Nullable FeedStatus status) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  public WatchedFeed {
    requireNonNull(defined, "defined");
  }

  /** Whether its last poll failed. */
  public boolean failing() {
    return !paused() && status != null && status.failures() > 0;
  }

  /**
   * Whether it should have been polled more than a minute ago. A new feed is due at once, and so is
   * one that was paused until now.
   */
  public boolean overdue(Instant now) {
    Instant latest = now.minus(PATIENCE);
    return !paused()
        && defined.since().isBefore(latest)
        && (status == null || status.dueAt().isBefore(latest));
  }

  public boolean paused() {
    return defined.definition().paused();
  }
}

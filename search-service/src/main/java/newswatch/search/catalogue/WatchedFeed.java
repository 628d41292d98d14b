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
        && !gone()
        && defined.since().isBefore(latest)
        && (status == null || status.dueAt().isBefore(latest));
  }

  /** How it does, in a word. */
  public FeedHealth health(Instant now) {
    if (paused()) {
      return FeedHealth.PAUSED;
    }
    if (gone()) {
      return FeedHealth.GONE;
    }
    if (overdue(now)) {
      return FeedHealth.OVERDUE;
    }
    if (status == null) {
      return FeedHealth.NEW;
    }
    if (status.failures() > 0) {
      return FeedHealth.FAILING;
    }
    return silentSince(now) == null ? FeedHealth.OK : FeedHealth.SILENT;
  }

  /** Whether it is gone for good, and nobody has wanted it polled since. */
  private boolean gone() {
    Instant wanted = defined.definition().wantedAt();
    return status != null
        && status.goneAt() != null
        && (wanted == null || !wanted.isAfter(status.polledAt()));
  }

  /**
   * Since when it has been silent compared with its own habit; absent when it is not.
   *
   * @param now which the beginning of its silence must not be after
   */
  public @Nullable Instant silentSince(Instant now) {
    if (status == null || status.rhythm() == null || status.changedAt() == null) {
      return null;
    }
    Instant from = status.rhythm().silentFrom(status.changedAt());
    return from == null || from.isAfter(now) ? null : from;
  }

  public boolean paused() {
    return defined.definition().paused();
  }
}

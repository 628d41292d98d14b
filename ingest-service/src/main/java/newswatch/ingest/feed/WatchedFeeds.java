package newswatch.ingest.feed;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import org.jspecify.annotations.Nullable;

/** The feeds that this instance owns, what is known of each, and when each is due. Thread-safe. */
public final class WatchedFeeds {
  private final Map<FeedId, Feed> feeds = new HashMap<>();
  private final Map<FeedId, FeedStatus> statuses = new HashMap<>();
  private final Map<FeedId, Instant> due = new HashMap<>();
  private final Set<FeedId> taken = new HashSet<>();

  /** Takes over what a former owner knew of a feed, before the feed itself is watched. */
  public synchronized void remember(FeedStatus status) {
    statuses.put(status.id(), status);
  }

  /** Watches a feed from this time on, or takes its new definition. */
  public synchronized void watch(Feed feed, Instant from) {
    feeds.put(feed.id(), feed);
    if (feed.paused()) {
      due.remove(feed.id());
    } else if (!taken.contains(feed.id())) {
      due.putIfAbsent(feed.id(), from);
    }
  }

  /** Stops watching the feeds whose id is such, and forgets what was known of them. */
  public synchronized void release(Predicate<FeedId> such) {
    feeds.keySet().removeIf(such);
    statuses.keySet().removeIf(such);
    due.keySet().removeIf(such);
    taken.removeIf(such);
  }

  /** What is known of a feed; absent before its first poll. */
  public synchronized @Nullable FeedStatus status(FeedId id) {
    return statuses.get(id);
  }

  /** Takes the feeds that are due; none of them is due again before its poll has ended. */
  public synchronized List<Feed> takeDue(Instant now) {
    List<FeedId> ready =
        due.entrySet().stream()
            .filter(entry -> !entry.getValue().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    due.keySet().removeAll(ready);
    taken.addAll(ready);
    return ready.stream().map(id -> requireNonNull(feeds.get(id))).toList();
  }

  /** A poll ended and is recorded: keeps what is known now and when the feed is due again. */
  public synchronized void polled(FeedStatus status) {
    if (feeds.containsKey(status.id())) {
      statuses.put(status.id(), status);
      postpone(status.id(), status.dueAt());
    }
  }

  /** A poll ended but could not be recorded: what was known stays, and the feed is due then. */
  public synchronized void postpone(FeedId id, Instant until) {
    taken.remove(id);
    Feed feed = feeds.get(id);
    if (feed != null && !feed.paused()) {
      due.put(id, until);
    }
  }

  /** How many feeds are watched. */
  public synchronized int size() {
    return feeds.size();
  }
}

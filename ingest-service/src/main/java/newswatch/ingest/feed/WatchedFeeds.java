package newswatch.ingest.feed;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import org.jspecify.annotations.Nullable;

/** The feeds that this instance owns, what is known of each, and when each is due. Thread-safe. */
public final class WatchedFeeds {
  /** So that a slow host with many feeds does not take every poll there can be. */
  static final int POLLS_PER_HOST = 4;

  private final Map<FeedId, Feed> feeds = new HashMap<>();
  private final Map<FeedId, FeedStatus> statuses = new HashMap<>();
  private final Map<FeedId, Instant> due = new HashMap<>();
  private final Map<FeedId, Turn> taken = new HashMap<>();
  private long number;

  /** Takes over what a former owner knew of a feed, before the feed itself is watched. */
  public synchronized void remember(FeedStatus status) {
    statuses.put(status.id(), status);
  }

  /** Watches a feed from this time on, or takes its new definition. */
  public synchronized void watch(Feed feed, Instant from) {
    feeds.put(feed.id(), feed);
    if (feed.paused()) {
      due.remove(feed.id());
    } else if (!taken.containsKey(feed.id())) {
      due.putIfAbsent(feed.id(), from);
    }
  }

  /** Stops watching a feed. What is known of it stays, for when it is watched again. */
  public synchronized void unwatch(FeedId id) {
    feeds.remove(id);
    due.remove(id);
  }

  /** The feeds whose id is such belong to somebody else: forgets them, and their turns are void. */
  public synchronized void release(Predicate<FeedId> such) {
    feeds.keySet().removeIf(such);
    statuses.keySet().removeIf(such);
    due.keySet().removeIf(such);
    taken.keySet().removeIf(such);
  }

  /** What is known of a feed; absent before its first poll. */
  public synchronized @Nullable FeedStatus status(FeedId id) {
    return statuses.get(id);
  }

  /**
   * Takes feeds that are due, those first that have waited longest, and no more of one host than
   * may be asked at once. None is due again before its turn has ended.
   *
   * @param most how many are taken at most
   */
  public synchronized List<Turn> takeDue(Instant now, int most) {
    if (most < 1) {
      return List.of();
    }
    List<Map.Entry<FeedId, Instant>> ready =
        due.entrySet().stream()
            .filter(entry -> !entry.getValue().isAfter(now))
            .sorted(Map.Entry.comparingByValue())
            .toList();
    Map<String, Integer> perHost = new HashMap<>();
    taken.keySet().forEach(id -> perHost.merge(id.host(), 1, Integer::sum));
    List<Turn> turns = new ArrayList<>();
    for (FeedId id : ready.stream().map(Map.Entry::getKey).toList()) {
      if (turns.size() < most && perHost.merge(id.host(), 1, Integer::sum) <= POLLS_PER_HOST) {
        turns.add(take(id));
      }
    }
    return turns;
  }

  private Turn take(FeedId id) {
    Turn turn =
        new Turn(number++, requireNonNull(feeds.get(id)), new FeedHistory(id, statuses.get(id)));
    due.remove(id);
    taken.put(id, turn);
    return turn;
  }

  /** Whether the feed has been ours ever since this turn was taken. */
  public synchronized boolean holds(Turn turn) {
    return turn.equals(taken.get(turn.feed().id()));
  }

  /** The turn ended and is recorded: keeps what is known now and when the feed is due again. */
  public synchronized void polled(Turn turn, FeedStatus status) {
    if (holds(turn)) {
      statuses.put(status.id(), status);
      postpone(turn, status.dueAt());
    }
  }

  /** The turn ended but is not recorded: what was known stays, and the feed is due then. */
  public synchronized void postpone(Turn turn, Instant until) {
    FeedId id = turn.feed().id();
    if (!taken.remove(id, turn)) {
      return;
    }
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

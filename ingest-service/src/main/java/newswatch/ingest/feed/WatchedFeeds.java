package newswatch.ingest.feed;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.ingest.due.DueByHost;
import org.jspecify.annotations.Nullable;

/** The feeds that this instance owns, what is known of each, and when each is due. Thread-safe. */
public final class WatchedFeeds {
  private final Map<FeedId, Feed> feeds = new HashMap<>();
  private final Map<FeedId, FeedStatus> statuses = new HashMap<>();
  private final Map<FeedId, Turn> taken = new HashMap<>();

  private final Set<FeedId> unwatched = new HashSet<>();
  private final DueByHost<FeedId> due;
  private long number;

  /** No host is asked more than the properties say. */
  public WatchedFeeds(FeedProperties properties) {
    this.due = new DueByHost<>(properties.hostConcurrency(), properties.hostDelay());
  }

  /** Takes over what a former owner knew of a feed, before the feed itself is watched. */
  public synchronized void remember(FeedStatus status) {
    statuses.put(status.id(), status);
  }

  /**
   * Watches a feed from this time on, or takes its new definition. One that somebody wants polled
   * since its last poll is due at once, and so is one that goes on after a pause. One that its
   * publisher said is gone is due again only when somebody wants it, or watches it anew.
   */
  public synchronized void watch(Feed feed, Instant from) {
    FeedId id = feed.id();
    boolean again = unwatched.remove(id);
    Feed before = feeds.put(id, feed);
    FeedHistory history = new FeedHistory(id, statuses.get(id));
    if (feed.paused() || (history.ended(feed) && !again)) {
      due.remove(id);
    } else if (!taken.containsKey(id)) {
      if (before != null && before.paused()) {
        due.put(id, host(id), Instant.EPOCH);
      } else if (history.isWanted(feed)) {
        due.put(id, host(id), requireNonNull(feed.wantedAt()));
      } else {
        Instant at = due.at(id);
        // Also where it was due before: with other credentials it may be asked elsewhere.
        due.put(id, host(id), at == null ? from : at);
      }
    }
  }

  /** The feed is due by then, unless it is being polled, failed, is paused or has ended. */
  public synchronized void hasten(FeedId id, Instant by) {
    Instant at = due.at(id);
    FeedStatus status = statuses.get(id);
    if (at != null && at.isAfter(by) && status != null && status.failures() == 0) {
      due.put(id, host(id), by);
    }
  }

  /** Stops watching a feed. What is known of it stays, for when it is watched again. */
  public synchronized void unwatch(FeedId id) {
    feeds.remove(id);
    unwatched.add(id);
    due.remove(id);
  }

  /** The feeds whose id is such belong to somebody else: forgets them, and their turns are void. */
  public synchronized void release(Predicate<FeedId> such) {
    List.copyOf(feeds.keySet()).stream().filter(such).forEach(this::unwatch);
    List.copyOf(taken.keySet()).stream().filter(such).forEach(this::end);
    statuses.keySet().removeIf(such);
    unwatched.removeIf(such);
  }

  /** Whether anything is asked of the feed's publisher. */
  public synchronized Standing standing(FeedId id) {
    Feed feed = feeds.get(id);
    if (feed == null) {
      return unwatched.contains(id) ? Standing.LEFT : Standing.UNKNOWN;
    }
    return feed.paused() ? Standing.LEFT : Standing.WATCHED;
  }

  /** What is known of a feed; absent before its first poll. */
  public synchronized @Nullable FeedStatus status(FeedId id) {
    return statuses.get(id);
  }

  /**
   * Takes feeds that are due, those first whose host has waited longest, and no more of one host
   * than may be asked at once: those that are {@link #answered} do not count. None is due again
   * before its turn has ended.
   *
   * @param most how many are taken at most
   */
  public synchronized List<Turn> takeDue(Instant now, int most) {
    return due.take(now, most).stream().map(this::take).toList();
  }

  private Turn take(FeedId id) {
    Turn turn =
        new Turn(number++, requireNonNull(feeds.get(id)), new FeedHistory(id, statuses.get(id)));
    taken.put(id, turn);
    return turn;
  }

  /** When a feed can be taken next; absent when none can before a turn has ended. */
  public synchronized @Nullable Instant nextDue() {
    return due.next();
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
      Feed feed = feeds.get(status.id());
      if (feed != null && new FeedHistory(status.id(), status).isWanted(feed)) {
        watch(feed, status.dueAt());
      }
    }
  }

  /** The turn ended but is not recorded: what was known stays, and the feed is due then. */
  public synchronized void postpone(Turn turn, Instant until) {
    FeedId id = turn.feed().id();
    if (!holds(turn)) {
      return;
    }
    Feed feed = feeds.get(id);
    FeedHistory history = new FeedHistory(id, statuses.get(id));
    if (feed != null && !feed.paused() && !history.ended(feed)) {
      // Before the turn ends: a host without anything due would be forgotten, and that it rests.
      due.put(id, host(id), until);
    }
    end(id);
  }

  /** The host of this turn's feed wants rest: none of its feeds is taken before then. */
  public synchronized void rest(Turn turn, Instant until) {
    if (holds(turn)) {
      due.rest(turn.feed().id(), until);
    }
  }

  /**
   * The publisher has answered, so that its host has room for another turn. This one has not ended:
   * what came of it is yet to be recorded.
   */
  public synchronized void answered(Turn turn) {
    if (holds(turn)) {
      due.answered(turn.feed().id());
    }
  }

  private void end(FeedId id) {
    if (taken.remove(id) != null) {
      due.ended(id);
    }
  }

  private String host(FeedId id) {
    Feed feed = feeds.get(id);
    return feed == null ? id.host() : host(feed, new FeedHistory(id, statuses.get(id)));
  }

  /** Where it is asked, which is elsewhere once it has moved. */
  private static String host(Feed feed, FeedHistory history) {
    String host = history.address(feed).getHost();
    return host == null ? feed.id().host() : host.toLowerCase(Locale.ROOT);
  }

  /** How many feeds are watched. */
  public synchronized int size() {
    return feeds.size();
  }
}

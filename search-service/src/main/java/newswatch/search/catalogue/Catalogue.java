package newswatch.search.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import newswatch.events.Change;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.matching.topic.Compiled;
import newswatch.matching.topic.CompiledTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is watched, as its channels say, and what in the files could not be taken over. Thread-safe.
 */
@Component
public final class Catalogue {
  private final SortedMap<TopicId, Defined<Topic>> topics = new TreeMap<>();
  private final SortedMap<FeedId, Defined<Feed>> feeds = new TreeMap<>();
  private final SortedMap<FeedId, FeedStatus> statuses = new TreeMap<>();
  private List<Problem> topicProblems = List.of();
  private List<Problem> feedProblems = List.of();

  /** Takes a topic over, or forgets it when there is none. */
  public synchronized void takeTopic(TopicId id, @Nullable Defined<Topic> topic) {
    putOrRemove(topics, id, topic);
  }

  /** Takes a feed over, or forgets it when there is none. */
  public synchronized void takeFeed(FeedId id, @Nullable Defined<Feed> feed) {
    putOrRemove(feeds, id, feed);
  }

  /** Takes a feed's status over, or forgets it when there is none. */
  public synchronized void takeStatus(FeedId id, @Nullable FeedStatus status) {
    putOrRemove(statuses, id, status);
  }

  /** Remembers what in the topics file could not be taken over. */
  public synchronized void topicProblems(List<Problem> found) {
    topicProblems = List.copyOf(found);
  }

  /** Remembers what in the feeds file could not be taken over. */
  public synchronized void feedProblems(List<Problem> found) {
    feedProblems = List.copyOf(found);
  }

  /** The topics that are watched, by id. */
  public synchronized List<Topic> topics() {
    return topics.values().stream()
        .map(Defined::definition)
        .filter(topic -> !topic.deleted())
        .toList();
  }

  /** The feeds that are watched, by id. */
  public synchronized List<Feed> feeds() {
    return feeds.values().stream()
        .map(Defined::definition)
        .filter(feed -> !feed.deleted())
        .toList();
  }

  /** A topic; absent where it is not watched. */
  public synchronized @Nullable Defined<Topic> topic(TopicId id) {
    Defined<Topic> known = topics.get(id);
    return known == null || known.definition().deleted() ? null : known;
  }

  /** A feed; absent where it is not watched. */
  public synchronized @Nullable Defined<Feed> feed(FeedId id) {
    Defined<Feed> known = feeds.get(id);
    return known == null || known.definition().deleted() ? null : known;
  }

  /** All topics as they were last defined or deleted, by id. */
  public synchronized List<Topic> everyTopic() {
    return topics.values().stream().map(Defined::definition).toList();
  }

  /** A topic as it was last defined or deleted; absent where there never was one. */
  public synchronized @Nullable Topic lastKnown(TopicId id) {
    Defined<Topic> known = topics.get(id);
    return known == null ? null : known.definition();
  }

  /** A feed as it was last defined or deleted. */
  synchronized @Nullable Feed lastKnown(FeedId id) {
    Defined<Feed> known = feeds.get(id);
    return known == null ? null : known.definition();
  }

  /** What is known of a feed from polling it; absent before its first poll. */
  public synchronized @Nullable FeedStatus status(FeedId id) {
    return statuses.get(id);
  }

  /** What in the topics file could not be taken over. */
  public synchronized List<Problem> topicProblems() {
    return topicProblems;
  }

  /** What in the feeds file could not be taken over. */
  public synchronized List<Problem> feedProblems() {
    return feedProblems;
  }

  /** Why a topic cannot judge articles; absent when it can. */
  public static @Nullable String problemOf(Topic topic) {
    return switch (CompiledTopic.compile(topic)) {
      case Compiled.Ready _ -> null;
      case Compiled.Broken broken -> broken.sentence();
    };
  }

  /**
   * Those of a file's topics that are to be published: new ones, and those whose entry has changed
   * since it was last published, as their next version.
   *
   * @param by the file, now
   */
  public synchronized List<Topic> changedTopics(List<Topic> inFile, Change by) {
    List<Topic> changed = new ArrayList<>();
    for (Topic entry : inFile) {
      Topic last = lastKnown(entry.id());
      if (last == null) {
        changed.add(entry.changed(by));
      } else if (!Objects.equals(last.fileDigest(), entry.fileDigest())) {
        changed.add(entry.withVersion(last.version() + 1).changed(by));
      }
    }
    return changed;
  }

  /**
   * Those of a file's feeds that are to be published, likewise; credentials are in no file.
   *
   * @param by the file, now
   */
  public synchronized List<Feed> changedFeeds(List<Feed> inFile, Change by) {
    List<Feed> changed = new ArrayList<>();
    for (Feed entry : inFile) {
      Feed last = lastKnown(entry.id());
      if (last == null) {
        changed.add(entry.changed(by));
      } else if (!Objects.equals(last.fileDigest(), entry.fileDigest())) {
        changed.add(keepingSecrets(entry, last).changed(by));
      }
    }
    return changed;
  }

  private static Feed keepingSecrets(Feed entry, Feed last) {
    return new Feed(
        entry.id(),
        entry.url(),
        entry.name(),
        entry.collections(),
        entry.paused(),
        entry.fileDigest(),
        last.credentials(),
        last.wantedAt(),
        false);
  }

  /**
   * The topics that came from a file and do not stand in this one, as deleted and as coming from no
   * entry: if one comes back, it is a changed entry, and its versions go on counting.
   *
   * @param by the file, now
   */
  public synchronized List<Topic> topicsMissingFrom(List<Topic> inFile, Change by) {
    Set<TopicId> there = inFile.stream().map(Topic::id).collect(Collectors.toSet());
    return topics.values().stream()
        .map(Defined::definition)
        .filter(topic -> topic.fileDigest() != null && !there.contains(topic.id()))
        .map(topic -> topic.deleted() ? topic : topic.asDeleted().changed(by))
        .map(topic -> topic.withFileDigest(null))
        .toList();
  }

  /** The feeds that came from a file and do not stand in this one. */
  public synchronized List<FeedId> feedsMissingFrom(List<Feed> inFile) {
    Set<FeedId> there = inFile.stream().map(Feed::id).collect(Collectors.toSet());
    return feeds.values().stream()
        .map(Defined::definition)
        .filter(feed -> feed.fileDigest() != null && !there.contains(feed.id()))
        .map(Feed::id)
        .toList();
  }

  /** Every feed that is watched, with what is known of it. */
  public synchronized List<WatchedFeed> watchedFeeds() {
    return feeds.values().stream()
        .filter(feed -> !feed.definition().deleted())
        .map(feed -> new WatchedFeed(feed, statuses.get(feed.definition().id())))
        .toList();
  }

  private static <K, V> void putOrRemove(SortedMap<K, V> map, K key, @Nullable V value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }
}

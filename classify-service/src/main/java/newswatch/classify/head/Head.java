package newswatch.classify.head;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import newswatch.events.ArticleSeen;
import newswatch.events.FeedId;
import newswatch.events.Origin;

/**
 * What is remembered of an article.
 *
 * @param revision counts the changes of its text, from 1
 * @param sequence counts everything that was told of it, from 1
 * @param textHash of the newest revision
 * @param source who published it, as its first sighting said
 * @param feeds every feed it was seen in, oldest sighting first
 * @param collections of all those feeds
 * @param origin why we have the newest revision
 * @param firstSeenAt when its first sighting was fetched
 * @param cause the sighting that made this head
 */
public record Head(
    int revision,
    long sequence,
    String textHash,
    String source,
    List<FeedId> feeds,
    List<String> collections,
    Origin origin,
    Instant firstSeenAt,
    Cause cause) {
  public Head {
    requireNonNull(textHash, "textHash");
    requireNonNull(source, "source");
    requireNonNull(origin, "origin");
    requireNonNull(firstSeenAt, "firstSeenAt");
    requireNonNull(cause, "cause");
    feeds = List.copyOf(feeds);
    collections = List.copyOf(collections);
  }

  /** What there is to tell of a sighting, once it is set against what is remembered. */
  public sealed interface Merged {
    /**
     * It is news, or the very sighting that made this head comes again: to be told, in both cases.
     */
    record Told(Head head) implements Merged {}

    /** Nothing new. */
    record Known() implements Merged {}
  }

  /** The head of an article that was never seen before. */
  static Head first(ArticleSeen sighting, Cause cause) {
    return new Head(
        1,
        1,
        sighting.article().textHash(),
        sighting.article().source(),
        sighting.feeds(),
        sighting.collections(),
        sighting.origin(),
        sighting.fetchedAt(),
        cause);
  }

  /**
   * Sets a sighting against this head. A sighting that comes again is told again, so that nothing
   * is lost when the head survived a crash and what was told of it did not.
   */
  Merged and(ArticleSeen sighting, Cause seenAt) {
    if (seenAt.equals(cause)) {
      return new Merged.Told(this);
    }
    if (seenAt.isBefore(cause)) {
      return new Merged.Known();
    }
    boolean sameText = sighting.article().textHash().equals(textHash);
    if (sameText && feeds.containsAll(sighting.feeds())) {
      return new Merged.Known();
    }
    return new Merged.Told(
        new Head(
            sameText ? revision : revision + 1,
            sequence + 1,
            sighting.article().textHash(),
            source,
            union(feeds, sighting.feeds()),
            union(collections, sighting.collections()),
            sameText ? origin : sighting.origin(),
            firstSeenAt,
            seenAt));
  }

  private static <T> List<T> union(List<T> older, List<T> newer) {
    Set<T> all = new LinkedHashSet<>(older);
    all.addAll(newer);
    return List.copyOf(all);
  }
}

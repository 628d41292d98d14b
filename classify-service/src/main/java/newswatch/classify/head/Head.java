package newswatch.classify.head;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import newswatch.events.FeedId;
import newswatch.events.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an article.
 *
 * @param revision counts the changes of its text, from 1
 * @param sequence counts everything that was told of it, from 1
 * @param textHash of the newest revision
 * @param source who published it, as its first sighting said
 * @param author as the newest sighting said that named one
 * @param language as the newest sighting said that named one
 * @param publishedAt as the newest sighting said that named one
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
    @Nullable String author,
    @Nullable String language,
    @Nullable Instant publishedAt,
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
    /** There is this to tell. */
    record Told(Head head, News news) implements Merged {}

    /** Nothing new. */
    record Known() implements Merged {}
  }

  /** Why a sighting is told. */
  public enum News {
    /** An article never seen before. */
    ARTICLE,
    /** Other text than before. */
    REVISION,
    /** The same text in a further feed or collection. */
    FEED,
    /** The very sighting that made this head comes again. */
    AGAIN
  }

  /** The head of an article that was never seen before. */
  static Head first(ArticleSeen sighting, Cause cause) {
    Article article = sighting.article();
    return new Head(
        1,
        1,
        article.textHash(),
        article.source(),
        article.author(),
        article.language(),
        article.publishedAt(),
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
      return new Merged.Told(this, News.AGAIN);
    }
    if (seenAt.isBefore(cause)) {
      return new Merged.Known();
    }
    if (!sighting.article().textHash().equals(textHash)) {
      return new Merged.Told(
          next(sighting, seenAt, revision + 1, sighting.origin()), News.REVISION);
    }
    boolean known =
        feeds.containsAll(sighting.feeds()) && collections.containsAll(sighting.collections());
    return known
        ? new Merged.Known()
        : new Merged.Told(next(sighting, seenAt, revision, origin), News.FEED);
  }

  /** The article of the sighting that made this head, with what earlier sightings knew of it. */
  public Article complete(Article sighted) {
    return new Article(
        sighted.id(),
        sighted.url(),
        sighted.title(),
        sighted.summary(),
        sighted.body(),
        sighted.truncated(),
        author,
        source,
        language,
        publishedAt);
  }

  private Head next(ArticleSeen sighting, Cause seenAt, int nextRevision, Origin why) {
    Article article = sighting.article();
    return new Head(
        nextRevision,
        sequence + 1,
        article.textHash(),
        source,
        newest(article.author(), author),
        newest(article.language(), language),
        newest(article.publishedAt(), publishedAt),
        union(feeds, sighting.feeds()),
        union(collections, sighting.collections()),
        why,
        firstSeenAt,
        seenAt);
  }

  private static <T> @Nullable T newest(@Nullable T newer, @Nullable T older) {
    return newer == null ? older : newer;
  }

  private static <T> List<T> union(List<T> older, List<T> newer) {
    Set<T> all = new LinkedHashSet<>(older);
    all.addAll(newer);
    return List.copyOf(all);
  }
}

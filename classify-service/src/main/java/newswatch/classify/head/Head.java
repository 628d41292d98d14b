package newswatch.classify.head;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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
 * @param author as the newest sighting in the words shown said that named one, else any
 * @param language as the newest sighting in the words shown said that named one, else any
 * @param publishedAt as the newest sighting in the words shown said that named one, else any
 * @param feeds every feed it was seen in, oldest sighting first
 * @param collections of all those feeds
 * @param origin why we have the newest revision
 * @param firstSeenAt when its first sighting was fetched
 * @param cause the sighting that made this head
 * @param wording whose words the newest revision is in; absent in heads of before this was noted
 * @param revisedAt when the sighting that brought the newest revision was fetched; absent for the
 *     first revision, and in heads of before this was noted
 * @param former the revision before; absent for the first, and likewise
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
    Cause cause,
    @Nullable Wording wording,
    @Nullable Instant revisedAt,
    @Nullable Former former) {
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

    /** Nothing to tell, but more is known of whose words are shown. */
    record Noted(Head head) implements Merged {}

    /** Nothing new. */
    record Known() implements Merged {}
  }

  /** Why a sighting is told. */
  public enum News {
    /** An article never seen before. */
    ARTICLE,
    /** Other text than before, by who told it before, or clearly more of it. */
    REVISION,
    /** A further feed or collection, whatever its words. */
    FEED,
    /** The very sighting that made this head comes again. */
    AGAIN,
    /** A sighting of the archive in the words shown, to be judged by the topics in force. */
    REPLAY
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
        cause,
        Wording.of(sighting),
        null,
        null);
  }

  /**
   * Sets a sighting against this head. A sighting that comes again is told again, so that nothing
   * is lost when the head survived a crash and what was told of it did not.
   *
   * @param shown the article as it is shown; absent when it is no longer kept
   */
  Merged and(Supplier<@Nullable Article> shown, ArticleSeen sighting, Cause seenAt) {
    if (seenAt.equals(cause)) {
      return new Merged.Told(this, News.AGAIN);
    }
    if (seenAt.isBefore(cause)) {
      return new Merged.Known();
    }
    if (!isIn(sighting.article()) && yieldsTo(sighting, shown)) {
      return new Merged.Told(revised(sighting, seenAt), News.REVISION);
    }
    boolean known =
        feeds.containsAll(sighting.feeds()) && collections.containsAll(sighting.collections());
    return known ? noted(sighting) : new Merged.Told(seenToo(sighting, seenAt), News.FEED);
  }

  /**
   * Sets a sighting of the archive against this head, which counted it long ago: it changes
   * nothing, and in the words that are shown it is told once more. A head that was lost, and is
   * being made anew of the archive, takes what follows the sighting it was last made of as any head
   * does.
   *
   * @param shown the article as it is shown; absent when it is no longer kept
   */
  Merged replayed(Supplier<@Nullable Article> shown, ArticleSeen sighting, Cause seenAt) {
    if (cause.isBefore(seenAt)) {
      return and(shown, sighting, seenAt);
    }
    return isIn(sighting.article()) ? new Merged.Told(this, News.REPLAY) : new Merged.Known();
  }

  /**
   * A feed that follows with an edit is asked for the next one. Who told the head is not changed:
   * what it told may have to be told again.
   */
  private Merged noted(ArticleSeen sighting) {
    if (!isIn(sighting.article())) {
      return new Merged.Known();
    }
    Wording shared = sharedWith(sighting);
    return shared.equals(wording) ? new Merged.Known() : new Merged.Noted(in(shared));
  }

  private Head in(Wording other) {
    return new Head(
        revision,
        sequence,
        textHash,
        source,
        author,
        language,
        publishedAt,
        feeds,
        collections,
        origin,
        firstSeenAt,
        cause,
        other,
        revisedAt,
        former);
  }

  /** Whether the article is in the words of the newest revision. */
  boolean isIn(Article article) {
    return article.textHash().equals(textHash);
  }

  private boolean yieldsTo(ArticleSeen sighting, Supplier<@Nullable Article> shown) {
    return wording == null ? !Wording.isSilent(sighting) : wording.yieldsTo(sighting, shown);
  }

  /** The article in the words that are shown, with what all sightings knew of it. */
  Article complete(Article shown) {
    return new Article(
        shown.id(),
        shown.url(),
        shown.title(),
        shown.summary(),
        shown.body(),
        shown.truncated(),
        author,
        source,
        language,
        publishedAt);
  }

  private Head revised(ArticleSeen sighting, Cause seenAt) {
    Article article = sighting.article();
    return new Head(
        revision + 1,
        sequence + 1,
        article.textHash(),
        source,
        either(article.author(), author),
        either(article.language(), language),
        either(article.publishedAt(), publishedAt),
        union(feeds, sighting.feeds()),
        union(collections, sighting.collections()),
        sighting.origin(),
        firstSeenAt,
        seenAt,
        Wording.of(sighting),
        sighting.fetchedAt(),
        new Former(revision, textHash, revision == 1 ? firstSeenAt : revisedAt));
  }

  /**
   * What others say in words of their own of author, language and time counts only where nobody
   * did.
   */
  private Head seenToo(ArticleSeen sighting, Cause seenAt) {
    Article article = sighting.article();
    boolean same = isIn(article);
    return new Head(
        revision,
        sequence + 1,
        textHash,
        source,
        same ? either(article.author(), author) : either(author, article.author()),
        same ? either(article.language(), language) : either(language, article.language()),
        same
            ? either(article.publishedAt(), publishedAt)
            : either(publishedAt, article.publishedAt()),
        union(feeds, sighting.feeds()),
        union(collections, sighting.collections()),
        origin,
        firstSeenAt,
        seenAt,
        same ? sharedWith(sighting) : wording,
        revisedAt,
        former);
  }

  /** Of a head that did not note it, every feed may have told the words. */
  private Wording sharedWith(ArticleSeen sighting) {
    return wording == null ? Wording.of(sighting).toldBy(feeds) : wording.toldBy(sighting.feeds());
  }

  private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
    return first == null ? second : first;
  }

  private static <T> List<T> union(List<T> older, List<T> newer) {
    Set<T> all = new LinkedHashSet<>(older);
    all.addAll(newer);
    return List.copyOf(all);
  }
}

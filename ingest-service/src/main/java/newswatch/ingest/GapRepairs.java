package newswatch.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import newswatch.events.Feed;
import newswatch.events.FeedGap;
import newswatch.events.FeedId;
import newswatch.events.Origin;
import newswatch.ingest.article.ArticleAddress;
import newswatch.ingest.article.Articles;
import newswatch.ingest.document.Entry;
import newswatch.ingest.document.FeedDocument;
import newswatch.ingest.feed.WatchedFeeds;
import newswatch.ingest.gap.Missed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks into the gaps of feeds, beside the polls: what the site's news sitemap lists of that time
 * is recorded with the feed's next poll, which comes at once. Thread-safe.
 */
@Component
final class GapRepairs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GapRepairs.class);

  /** Sitemaps hold thousands of entries; after an outage every feed has a gap. */
  private static final int AT_ONCE = 4;

  /** News sitemaps reach back two days (Google's rule for them). */
  private static final Duration REACH = Duration.ofDays(2);

  /** A site whose sitemaps could not be read is asked again after this time. */
  private static final Duration RESPITE = Duration.ofHours(1);

  private final NewsSitemaps sitemaps;
  private final Articles articles;
  private final WatchedFeeds feeds;
  private final InstantSource clock;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("gap-repair-", 0).factory());

  private final Set<FeedId> underWay = new HashSet<>();
  private final Map<FeedId, Repair> ready = new HashMap<>();
  private final Map<FeedId, Tried> tried = new HashMap<>();

  /**
   * A feed whose gaps up to some time were looked into.
   *
   * @param again when to try again what could not be read; absent when all was
   */
  private record Tried(Instant until, @Nullable Instant again) {
    boolean isDone(FeedGap gap, Instant now) {
      return !gap.until().isAfter(until) && (again == null || now.isBefore(again));
    }
  }

  GapRepairs(NewsSitemaps sitemaps, Articles articles, WatchedFeeds feeds, InstantSource clock) {
    this.sitemaps = sitemaps;
    this.articles = articles;
    this.feeds = feeds;
    this.clock = clock;
  }

  /**
   * Looks into those gaps of a feed that nobody has looked into yet and a sitemap can still tell
   * of.
   *
   * @param document what the feed lists now, which tells what is missing
   */
  synchronized void look(Feed feed, FeedDocument document, List<FeedGap> gaps) {
    Instant now = clock.instant();
    Tried before = tried.get(feed.id());
    List<FeedGap> open =
        gaps.stream()
            .filter(gap -> gap.repairedAt() == null && gap.until().isAfter(now.minus(REACH)))
            .filter(gap -> before == null || !before.isDone(gap, now))
            .toList();
    List<URI> listed = open.isEmpty() ? List.of() : addresses(document);
    if (!listed.isEmpty() && underWay.add(feed.id())) {
      threads.execute(() -> repair(feed, listed, open));
    }
  }

  private static List<URI> addresses(FeedDocument document) {
    return document.entries().stream()
        .map(Entry::link)
        .map(ArticleAddress::of)
        .flatMap(Optional::stream)
        .toList();
  }

  private void repair(Feed feed, List<URI> listed, List<FeedGap> open) {
    Instant until = open.getLast().until();
    try {
      NewsSitemaps.News news = sitemaps.of(listed.getFirst(), open.getFirst().from());
      List<Missed> missed = Missed.in(open, listed, articles(feed, listed.getFirst(), news));
      Instant now = clock.instant();
      ended(
          found(feed, missed, news.whole(), now),
          new Tried(until, news.whole() ? null : now.plus(RESPITE)));
    } catch (RuntimeException | StackOverflowError e) {
      ended(Repair.none(feed.id()), new Tried(until, null));
      LOG.atError()
          .addKeyValue("feedId", feed.id())
          .setCause(e)
          .log("gap could not be looked into, which is a fault of ours");
    }
  }

  private List<Article> articles(Feed feed, URI page, NewsSitemaps.News news) {
    List<Article> all = new ArrayList<>();
    for (FeedDocument document : news.documents()) {
      for (Entry entry : document.entries()) {
        articles.of(feed, page, document, entry).ifPresent(all::add);
      }
    }
    return all;
  }

  private static Repair found(Feed feed, List<Missed> missed, boolean read, Instant now) {
    List<FeedGap> gaps = new ArrayList<>();
    List<ArticleSeen> sightings = new ArrayList<>();
    for (Missed one : missed) {
      gaps.add(one.gap().with(one.articles().size(), read && one.whole() ? now : null));
      one.articles().stream()
          .map(
              article ->
                  new ArticleSeen(
                      article, List.of(feed.id()), feed.collections(), Origin.LIVE, now))
          .forEach(sightings::add);
    }
    return new Repair(feed.id(), gaps, sightings);
  }

  private synchronized void ended(Repair repair, Tried trial) {
    underWay.remove(repair.feed());
    tried.put(repair.feed(), trial);
    if (!repair.gaps().isEmpty()) {
      ready.put(repair.feed(), repair);
      feeds.hasten(repair.feed(), clock.instant());
    }
  }

  /** What was found of a feed and is not recorded yet. */
  synchronized Repair ready(FeedId feed) {
    Repair found = ready.get(feed);
    return found == null ? Repair.none(feed) : found;
  }

  /** It is recorded. */
  synchronized void recorded(Repair repair) {
    ready.remove(repair.feed(), repair);
  }

  /** The feeds whose id is such belong to somebody else: what was found is theirs to find. */
  synchronized void release(Predicate<FeedId> such) {
    ready.keySet().removeIf(such);
    tried.keySet().removeIf(such);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

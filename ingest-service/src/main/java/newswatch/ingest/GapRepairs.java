package newswatch.ingest;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import newswatch.events.Feed;
import newswatch.events.FeedCoverage;
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

  /** What is looked into now; an end counts only for what is still here. */
  private final Map<FeedId, Object> underWay = new HashMap<>();

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
  synchronized void look(Feed feed, FeedDocument document, FeedCoverage coverage) {
    if (underWay.containsKey(feed.id())
        || ready.containsKey(feed.id())
        || feeds.status(feed.id()) == null) {
      return;
    }
    Instant now = clock.instant();
    Tried before = tried.get(feed.id());
    List<FeedGap> open =
        coverage.gaps().stream()
            .filter(gap -> gap.repairedAt() == null && gap.until().isAfter(now.minus(REACH)))
            .filter(gap -> before == null || !before.isDone(gap, now))
            .toList();
    List<URI> listed = open.isEmpty() ? List.of() : addresses(document);
    URI site = site(listed);
    if (site != null) {
      Object token = new Object();
      underWay.put(feed.id(), token);
      threads.execute(() -> repair(feed, listed, site, coverage.since(), open, token));
    }
  }

  private static List<URI> addresses(FeedDocument document) {
    return document.entries().stream()
        .map(Entry::link)
        .map(ArticleAddress::of)
        .flatMap(Optional::stream)
        .toList();
  }

  /** An article of the site that most of them are of; absent when they are of many sites. */
  private static @Nullable URI site(List<URI> listed) {
    return listed.stream().collect(Collectors.groupingBy(URI::getHost)).values().stream()
        .filter(some -> some.size() * 2 > listed.size())
        .map(List::getFirst)
        .findFirst()
        .orElse(null);
  }

  private void repair(
      Feed feed, List<URI> listed, URI site, Instant since, List<FeedGap> open, Object token) {
    Instant until = open.getLast().until();
    Repair repair = Repair.none(feed.id());
    Tried trial = new Tried(until, null);
    try {
      NewsSitemaps.News news = sitemaps.of(site, Missed.since(open.getFirst()));
      List<Missed> missed = Missed.in(open, listed, articles(feed, site, news));
      Instant now = clock.instant();
      repair = found(feed, missed, since, news.whole() ? now : null, now);
      trial = new Tried(until, news.whole() ? null : now.plus(RESPITE));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.atError()
          .addKeyValue("feedId", feed.id())
          .setCause(e)
          .log("gap could not be looked into, which is a fault of ours");
    } finally {
      ended(repair, trial, token);
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

  /**
   * @param since when the feed was first read: what it listed then is known
   * @param read when all sitemaps were read; absent when some could not be
   */
  private static Repair found(
      Feed feed, List<Missed> missed, Instant since, @Nullable Instant read, Instant now) {
    List<FeedGap> gaps = new ArrayList<>();
    List<ArticleSeen> sightings = new ArrayList<>();
    for (Missed one : missed) {
      List<ArticleSeen> some =
          one.articles().stream()
              .filter(article -> !since.isAfter(requireNonNull(article.publishedAt())))
              .map(
                  article ->
                      new ArticleSeen(
                          article, List.of(feed.id()), feed.collections(), Origin.LIVE, now))
              .toList();
      gaps.add(one.gap().with(some.size(), one.whole() ? read : null));
      sightings.addAll(some);
    }
    return new Repair(feed.id(), gaps, sightings);
  }

  private synchronized void ended(Repair repair, Tried trial, Object token) {
    if (underWay.remove(repair.feed(), token)) {
      tried.put(repair.feed(), trial);
      if (!repair.gaps().isEmpty()) {
        ready.put(repair.feed(), repair);
        feeds.hasten(repair.feed(), clock.instant());
      }
    }
  }

  /** What was found of a feed and is not recorded yet. */
  synchronized Repair ready(FeedId feed) {
    Repair found = ready.get(feed);
    return found == null ? Repair.none(feed) : found;
  }

  /** It is recorded, and the poll has ended; what has come meanwhile hastens the next. */
  synchronized void recorded(Repair repair) {
    ready.remove(repair.feed(), repair);
    if (ready.containsKey(repair.feed())) {
      feeds.hasten(repair.feed(), clock.instant());
    }
  }

  /** The feeds whose id is such belong to somebody else: what was found is theirs to find. */
  synchronized void release(Predicate<FeedId> such) {
    ready.keySet().removeIf(such);
    tried.keySet().removeIf(such);
    underWay.keySet().removeIf(such);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package newswatch.ingest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import newswatch.events.Feed;
import newswatch.events.FeedStatus;
import newswatch.events.Origin;
import newswatch.fetch.Download;
import newswatch.fetch.Fetcher;
import newswatch.ingest.article.Articles;
import newswatch.ingest.channel.FeedSightings;
import newswatch.ingest.channel.Outcome;
import newswatch.ingest.channel.SightingChannel;
import newswatch.ingest.document.Entry;
import newswatch.ingest.document.FeedDocument;
import newswatch.ingest.document.FeedReader;
import newswatch.ingest.document.Reading;
import newswatch.ingest.feed.FeedHistory;
import newswatch.ingest.feed.Schedule;
import newswatch.ingest.feed.SeenEntries;
import newswatch.ingest.feed.Turn;
import newswatch.ingest.feed.WatchedFeeds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The walk of ingest-service: a feed that is due is fetched, read, and what is new in it published
 * together with the feed's status.
 */
@Component
final class FeedWalk {
  private static final Logger LOG = LoggerFactory.getLogger(FeedWalk.class);

  /** A feed in parts takes ten times the memory of its bytes and more, so the heap is for one. */
  private static final int READ_AT_ONCE = 1;

  private final WatchedFeeds feeds;
  private final Fetcher fetcher;
  private final FeedReader reader;
  private final Articles articles;
  private final SightingChannel sightings;
  private final Schedule schedule;
  private final PollMeters meters;
  private final InstantSource clock;
  private final Semaphore reading = new Semaphore(READ_AT_ONCE);

  FeedWalk(
      WatchedFeeds feeds,
      Fetcher fetcher,
      FeedReader reader,
      Articles articles,
      SightingChannel sightings,
      Schedule schedule,
      PollMeters meters,
      InstantSource clock) {
    this.feeds = feeds;
    this.fetcher = fetcher;
    this.reader = reader;
    this.articles = articles;
    this.sightings = sightings;
    this.schedule = schedule;
    this.meters = meters;
    this.clock = clock;
  }

  /** Asks one feed and records what came of it, if the feed is still ours by then. */
  void poll(Turn turn) {
    Optional<FeedSightings> door = sightings.of(turn.feed().id());
    if (door.isEmpty() || !feeds.holds(turn)) {
      return;
    }
    Poll poll = ask(turn);
    Instant now = clock.instant();
    FeedStatus status = status(turn, poll, now);
    List<ArticleSeen> sighted =
        poll instanceof Poll.Changed changed ? changed.sightings() : List.of();
    switch (door.get().publish(sighted, status)) {
      case Outcome.Published published -> {
        feeds.polled(turn, status);
        meters.count(poll, published.tooLarge());
        tell(turn.feed(), status, sighted.size() - published.tooLarge());
      }
      case Outcome.NotOurs _ ->
          LOG.atDebug().addKeyValue("feedId", status.id()).log("feed polled in vain, not ours");
      case Outcome.Failed _ -> {
        meters.countUnrecorded();
        feeds.postpone(turn, schedule.afterSuccess(now));
      }
    }
  }

  private Poll ask(Turn turn) {
    return switch (fetcher.fetch(turn.feed().url(), turn.history().validators())) {
      case Download.Changed changed -> read(turn, changed);
      case Download.Unchanged _ -> new Poll.Unchanged();
      case Download.Throttled throttled ->
          new Poll.Failed("throttled", "the server asks to be left alone", throttled.retryAfter());
      case Download.Failed failed -> new Poll.Failed("failed", failed.reason(), null);
    };
  }

  private Poll read(Turn turn, Download.Changed download) {
    reading.acquireUninterruptibly();
    try {
      return switch (reader.read(download.content(), download.contentType())) {
        case FeedDocument document -> sift(turn, document, download);
        case Reading.NotAFeed other -> new Poll.Failed("failed", other.reason(), null);
      };
    } finally {
      reading.release();
    }
  }

  private Poll sift(Turn turn, FeedDocument document, Download.Changed download) {
    SeenEntries seen = turn.history().seen();
    Origin origin = turn.history().isEmpty() ? Origin.BACKLOG : Origin.LIVE;
    Instant now = clock.instant();
    Feed feed = turn.feed();
    List<ArticleSeen> sighted = new ArrayList<>();
    int refused = 0;
    for (Entry entry : seen.news(document)) {
      Optional<Article> article = articles.of(feed, download.address(), document, entry);
      if (article.isPresent()) {
        sighted.add(
            new ArticleSeen(article.get(), List.of(feed.id()), feed.collections(), origin, now));
      } else {
        refused++;
      }
    }
    return new Poll.Changed(document, seen.and(document), sighted, refused, download.validators());
  }

  private FeedStatus status(Turn turn, Poll poll, Instant now) {
    FeedHistory history = turn.history();
    return switch (poll) {
      case Poll.Changed changed ->
          history.read(
              changed.document(),
              changed.seen(),
              !changed.sightings().isEmpty(),
              changed.validators(),
              now,
              schedule);
      case Poll.Unchanged _ -> history.unchanged(now, schedule);
      case Poll.Failed failed -> history.failed(failed.reason(), failed.rest(), now, schedule);
    };
  }

  private static void tell(Feed feed, FeedStatus status, int published) {
    if (status.problem() == null) {
      LOG.atDebug()
          .addKeyValue("feedId", feed.id())
          .addKeyValue("articles", published)
          .log("feed polled");
    } else {
      LOG.atWarn()
          .addKeyValue("feedId", feed.id())
          .addKeyValue("problem", status.problem())
          .addKeyValue("failures", status.failures())
          .addKeyValue("nextAt", status.dueAt())
          .log("feed failed");
    }
  }
}

package newswatch.ingest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import newswatch.events.ArticleSeen;
import newswatch.events.Feed;
import newswatch.events.FeedStatus;
import newswatch.events.Origin;
import newswatch.fetch.Download;
import newswatch.fetch.Fetcher;
import newswatch.fetch.Validators;
import newswatch.ingest.article.Articles;
import newswatch.ingest.channel.SightingChannel;
import newswatch.ingest.channel.SightingChannel.Outcome;
import newswatch.ingest.feed.Entry;
import newswatch.ingest.feed.FeedDocument;
import newswatch.ingest.feed.FeedReader;
import newswatch.ingest.feed.Reading;
import newswatch.ingest.feed.Schedule;
import newswatch.ingest.feed.SeenEntries;
import newswatch.ingest.feed.WatchedFeeds;
import org.jspecify.annotations.Nullable;
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

  private final WatchedFeeds feeds;
  private final Fetcher fetcher;
  private final FeedReader reader;
  private final Articles articles;
  private final SightingChannel sightings;
  private final Schedule schedule;
  private final PollMeters meters;
  private final InstantSource clock;

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

  /** Asks one feed and records what came of it. */
  void poll(Feed feed) {
    FeedStatus known = feeds.status(feed.id());
    Poll poll = ask(feed, known);
    Instant now = clock.instant();
    switch (poll) {
      case Poll.Changed changed ->
          record(changed.sightings(), news(feed, known, changed, now), changed);
      case Poll.Unchanged unchanged -> record(List.of(), stillTheSame(feed, known, now), unchanged);
      case Poll.Failed failed -> {
        FeedStatus failure = failure(feed, known, failed, now);
        LOG.atWarn()
            .addKeyValue("feedId", feed.id())
            .addKeyValue("url", feed.url())
            .addKeyValue("problem", failed.reason())
            .addKeyValue("failures", failure.failures())
            .addKeyValue("nextAt", failure.dueAt())
            .log("feed failed");
        record(List.of(), failure, failed);
      }
    }
  }

  private Poll ask(Feed feed, @Nullable FeedStatus known) {
    Validators validators =
        known == null ? Validators.NONE : new Validators(known.etag(), known.lastModified());
    return switch (fetcher.fetch(feed.url(), validators)) {
      case Download.Changed changed -> read(feed, known, changed);
      case Download.Unchanged _ -> new Poll.Unchanged();
      case Download.Throttled throttled ->
          new Poll.Failed("throttled", "the server asks to be left alone", throttled.retryAfter());
      case Download.Failed failed -> new Poll.Failed("failed", failed.reason(), null);
    };
  }

  private Poll read(Feed feed, @Nullable FeedStatus known, Download.Changed download) {
    return switch (reader.read(download.content(), download.contentType())) {
      case FeedDocument document -> sift(feed, known, document, download.validators());
      case Reading.NotAFeed other -> new Poll.Failed("failed", other.reason(), null);
    };
  }

  private Poll sift(
      Feed feed, @Nullable FeedStatus known, FeedDocument document, Validators validators) {
    SeenEntries seen = new SeenEntries(known == null ? Map.of() : known.entries());
    boolean firstTime = known == null || known.changedAt() == null;
    Instant now = clock.instant();
    List<ArticleSeen> sighted = new ArrayList<>();
    int refused = 0;
    for (Entry entry : seen.news(document)) {
      var article = articles.of(feed, document, entry);
      if (article.isPresent()) {
        sighted.add(
            new ArticleSeen(
                article.get(),
                List.of(feed.id()),
                feed.collections(),
                firstTime ? Origin.BACKLOG : Origin.LIVE,
                now));
      } else {
        refused++;
      }
    }
    return new Poll.Changed(document, seen.and(document), sighted, refused, validators);
  }

  private void record(List<ArticleSeen> sighted, FeedStatus status, Poll poll) {
    switch (sightings.publish(sighted, status)) {
      case Outcome.Published _ -> {
        feeds.polled(status);
        count(poll);
        LOG.atDebug()
            .addKeyValue("feedId", status.id())
            .addKeyValue("articles", sighted.size())
            .log("feed polled");
      }
      case Outcome.NotOurs _ ->
          LOG.atDebug().addKeyValue("feedId", status.id()).log("feed polled in vain, not ours");
      case Outcome.Failed _ -> {
        meters.poll("unrecorded");
        feeds.postpone(status.id(), schedule.afterSuccess(clock.instant()));
      }
    }
  }

  private void count(Poll poll) {
    switch (poll) {
      case Poll.Changed changed -> {
        meters.poll("changed");
        int published = changed.sightings().size();
        int known = changed.document().entries().size() - published - changed.refused();
        meters.entries(published, known, changed.refused());
      }
      case Poll.Unchanged _ -> meters.poll("unchanged");
      case Poll.Failed failed -> meters.poll(failed.outcome());
    }
  }

  private FeedStatus news(Feed feed, @Nullable FeedStatus known, Poll.Changed poll, Instant now) {
    Instant changedBefore = known == null ? null : known.changedAt();
    boolean listedNews = changedBefore == null || !poll.sightings().isEmpty();
    return new FeedStatus(
        feed.id(),
        poll.document().title(),
        poll.validators().etag(),
        poll.validators().lastModified(),
        poll.seen().fingerprints(),
        now,
        listedNews ? now : changedBefore,
        schedule.afterSuccess(now),
        0,
        null);
  }

  private FeedStatus stillTheSame(Feed feed, @Nullable FeedStatus known, Instant now) {
    FeedStatus before = known == null ? unknown(feed, now) : known;
    return new FeedStatus(
        before.id(),
        before.title(),
        before.etag(),
        before.lastModified(),
        before.entries(),
        now,
        before.changedAt(),
        schedule.afterSuccess(now),
        0,
        null);
  }

  private FeedStatus failure(Feed feed, @Nullable FeedStatus known, Poll.Failed poll, Instant now) {
    FeedStatus before = known == null ? unknown(feed, now) : known;
    int failures = before.failures() + 1;
    return new FeedStatus(
        before.id(),
        before.title(),
        before.etag(),
        before.lastModified(),
        before.entries(),
        now,
        before.changedAt(),
        schedule.afterFailure(now, failures, poll.rest()),
        failures,
        poll.reason());
  }

  private static FeedStatus unknown(Feed feed, Instant now) {
    return new FeedStatus(feed.id(), null, null, null, Map.of(), now, null, now, 0, null);
  }
}

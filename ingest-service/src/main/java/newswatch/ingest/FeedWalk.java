package newswatch.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import newswatch.events.Feed;
import newswatch.events.FeedStatus;
import newswatch.events.Origin;
import newswatch.events.PageId;
import newswatch.events.PageWatch;
import newswatch.fetch.Download;
import newswatch.fetch.Fetcher;
import newswatch.fetch.Request;
import newswatch.fetch.Validators;
import newswatch.ingest.article.Articles;
import newswatch.ingest.channel.FeedSightings;
import newswatch.ingest.channel.Outcome;
import newswatch.ingest.channel.SightingChannel;
import newswatch.ingest.document.Entry;
import newswatch.ingest.document.FeedDocument;
import newswatch.ingest.document.FeedReader;
import newswatch.ingest.document.Reading;
import newswatch.ingest.feed.FeedHistory;
import newswatch.ingest.feed.Listing;
import newswatch.ingest.feed.Schedule;
import newswatch.ingest.feed.Setback;
import newswatch.ingest.feed.Sifted;
import newswatch.ingest.feed.Turn;
import newswatch.ingest.feed.WatchedFeeds;
import newswatch.ingest.look.Looks;
import newswatch.ingest.look.WatchedPages;
import newswatch.secrets.CannotOpen;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/**
 * The walk of ingest-service: a feed that is due is fetched, read, and what is new in it published
 * together with the feed's status.
 */
@Component
final class FeedWalk {
  private static final Logger LOG = LoggerFactory.getLogger(FeedWalk.class);

  private static final String GONE =
      "the publisher says that it is gone for good (410); it is asked again only when you want it"
          + " polled";

  private final WatchedFeeds feeds;
  private final FeedRequests requests;
  private final Fetcher fetcher;
  private final FeedReader reader;
  private final Articles articles;
  private final Looks looks;
  private final WatchedPages pages;
  private final SightingChannel sightings;
  private final Schedule schedule;
  private final PollMeters meters;
  private final InstantSource clock;
  private final ReadingRoom reading;

  FeedWalk(
      WatchedFeeds feeds,
      FeedRequests requests,
      Fetcher fetcher,
      FeedReader reader,
      Articles articles,
      Looks looks,
      WatchedPages pages,
      SightingChannel sightings,
      Schedule schedule,
      PollMeters meters,
      ReadingRoom reading,
      InstantSource clock) {
    this.feeds = feeds;
    this.requests = requests;
    this.fetcher = fetcher;
    this.reader = reader;
    this.articles = articles;
    this.looks = looks;
    this.pages = pages;
    this.sightings = sightings;
    this.schedule = schedule;
    this.meters = meters;
    this.reading = reading;
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
    List<PageWatch> watched = poll instanceof Poll.Changed changed ? changed.pages() : List.of();
    switch (door.get().publish(sighted, watched, status)) {
      case Outcome.Published published -> {
        if (feeds.holds(turn)) {
          watch(door.get(), watched);
        }
        feeds.polled(turn, status);
        meters.count(poll, published.tooLarge());
        tell(turn, status, sighted.size() - published.tooLarge());
      }
      case Outcome.NotOurs _ ->
          LOG.atDebug().addKeyValue("feedId", status.id()).log("feed polled in vain, not ours");
      case Outcome.Failed _ -> {
        meters.countUnrecorded();
        feeds.postpone(turn, schedule.again(now));
      }
    }
  }

  private void watch(FeedSightings door, List<PageWatch> watched) {
    for (PageWatch page : watched) {
      PageWatch dropped = pages.watch(page);
      if (dropped != null) {
        door.publish(List.of(), dropped.id(), null);
      }
    }
  }

  private Optional<PageWatch> known(Feed feed, Article article) {
    return Optional.ofNullable(article.url())
        .flatMap(url -> pages.known(PageId.of(feed.id(), url)));
  }

  private Poll ask(Turn turn) {
    Request request;
    try {
      request = requests.of(turn, clock.instant());
    } catch (CannotOpen e) {
      return new Poll.Failed(Setback.PASSING, String.valueOf(e.getMessage()), null);
    }
    Validators validators = request.validators();
    return switch (fetcher.fetch(request)) {
      case Download.Changed changed -> read(turn, validators, changed);
      case Download.Unchanged unchanged ->
          validators.equals(Validators.NONE)
              ? new Poll.Failed(
                  Setback.PASSING, "the server calls unchanged what it never sent", null)
              : new Poll.Unchanged(unchanged.movedTo(), unchanged.freshFor());
      case Download.Throttled throttled ->
          new Poll.Failed(
              Setback.THROTTLED, "the server asks to be left alone", throttled.retryAfter());
      case Download.Gone _ -> new Poll.Gone();
      case Download.Failed failed ->
          new Poll.Failed(
              switch (failed.kind()) {
                // A refusal costs the publisher nothing, and may be over with the next setting.
                case PASSING, REFUSED -> Setback.PASSING;
                case LASTING -> Setback.LASTING;
              },
              failed.reason(),
              null);
    };
  }

  private Poll read(Turn turn, Validators asked, Download.Changed download) {
    try (var _ = reading.of(download.content())) {
      return switch (reader.read(download.content(), download.contentType(), download.address())) {
        case FeedDocument document -> sift(turn, document, asked, download);
        case Reading.SitemapIndex _ ->
            new Poll.Failed(Setback.LASTING, "a list of sitemaps, not a feed", null);
        case Reading.NotAFeed other -> new Poll.Failed(Setback.PASSING, other.reason(), null);
      };
    }
  }

  private Poll sift(Turn turn, FeedDocument document, Validators asked, Download.Changed download) {
    Sifted sifted = turn.history().seen().sift(document);
    Origin origin = turn.history().isEmpty() ? Origin.BACKLOG : Origin.LIVE;
    Instant now = clock.instant();
    Feed feed = turn.feed();
    List<ArticleSeen> sighted = new ArrayList<>();
    List<PageWatch> watched = new ArrayList<>();
    int refused = 0;
    for (Entry entry : sifted.news()) {
      Optional<Article> article = articles.of(feed, download.address(), document, entry);
      if (article.isEmpty()) {
        refused++;
        continue;
      }
      ArticleSeen seen =
          new ArticleSeen(article.get(), List.of(feed.id()), feed.collections(), origin, now);
      Optional<PageWatch> page = known(feed, article.get());
      if (looks.isTeaser(article.get(), entry.content() != null && !entry.content().isBlank())) {
        watched.add(
            page.map(known -> looks.retold(known, article.get(), now))
                .orElseGet(() -> looks.waiting(seen)));
      } else {
        sighted.add(seen);
        if (page.isEmpty()) {
          looks.published(seen).ifPresent(watched::add);
        }
      }
    }
    Listing listing =
        new Listing(
            document,
            sifted.seen(),
            sifted.overlap(),
            sifted.news().size(),
            asked,
            download.validators(),
            download.movedTo(),
            longer(document.about().ttl(), download.freshFor()));
    return new Poll.Changed(listing, sighted, watched, refused);
  }

  private static @Nullable Duration longer(@Nullable Duration a, @Nullable Duration b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) > 0 ? a : b;
  }

  private FeedStatus status(Turn turn, Poll poll, Instant now) {
    FeedHistory history = turn.history();
    return switch (poll) {
      case Poll.Changed changed -> history.read(changed.listing(), now, schedule);
      case Poll.Unchanged unchanged ->
          history.unchanged(unchanged.movedTo(), unchanged.wish(), now, schedule);
      case Poll.Failed failed ->
          history.failed(failed.reason(), failed.setback(), failed.rest(), now, schedule);
      case Poll.Gone _ -> history.gone(GONE, now, schedule);
    };
  }

  /** A problem is told when it begins; where many feeds fail for hours, more would hide it. */
  private static void tell(Turn turn, FeedStatus status, int published) {
    FeedStatus before = turn.history().status();
    if (status.problem() == null) {
      LOG.atDebug()
          .addKeyValue("feedId", status.id())
          .addKeyValue("articles", published)
          .log("feed polled");
    } else {
      boolean told = before != null && status.problem().equals(before.problem());
      LOG.atLevel(told ? Level.DEBUG : Level.WARN)
          .addKeyValue("feedId", status.id())
          .addKeyValue("problem", status.problem())
          .addKeyValue("failures", status.failures())
          .addKeyValue("nextAt", status.dueAt())
          .log("feed failed");
    }
  }
}

package newswatch.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import newswatch.events.Origin;
import newswatch.events.PageWatch;
import newswatch.fetch.Download;
import newswatch.fetch.PoliteFetcher;
import newswatch.fetch.Request;
import newswatch.fetch.Validators;
import newswatch.ingest.channel.FeedSightings;
import newswatch.ingest.channel.Outcome;
import newswatch.ingest.channel.SightingChannel;
import newswatch.ingest.feed.Standing;
import newswatch.ingest.feed.WatchedFeeds;
import newswatch.ingest.look.Looks;
import newswatch.ingest.look.PageArticles;
import newswatch.ingest.look.Views;
import newswatch.ingest.look.WatchedPages;
import newswatch.ingest.page.Page;
import newswatch.ingest.page.PageReader;
import newswatch.ingest.page.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The walk of pages: a page that is due is fetched at the pace of its host and read, and its
 * article published if it waits for its text, or if the text has changed, together with when the
 * page is looked at next.
 */
@Component
final class PageWalk {
  private static final Logger LOG = LoggerFactory.getLogger(PageWalk.class);
  private static final Duration ACQUAINTANCE = Duration.ofMinutes(10);
  private static final Duration MOMENT = Duration.ofSeconds(2);
  private static final Duration RESPITE = Duration.ofMinutes(1);

  private final WatchedFeeds feeds;
  private final WatchedPages pages;
  private final PoliteFetcher fetcher;
  private final PageReader reader;
  private final PageArticles articles;
  private final Looks looks;
  private final SightingChannel sightings;
  private final PageMeters meters;
  private final ReadingRoom reading;
  private final InstantSource clock;
  private final Instant begun;

  PageWalk(
      WatchedFeeds feeds,
      WatchedPages pages,
      PoliteFetcher fetcher,
      PageReader reader,
      PageArticles articles,
      Looks looks,
      SightingChannel sightings,
      PageMeters meters,
      ReadingRoom reading,
      InstantSource clock) {
    this.feeds = feeds;
    this.pages = pages;
    this.fetcher = fetcher;
    this.reader = reader;
    this.articles = articles;
    this.looks = looks;
    this.sightings = sightings;
    this.meters = meters;
    this.reading = reading;
    this.clock = clock;
    this.begun = clock.instant();
  }

  /** Looks at one page and records what came of it, if its feed is still ours by then. */
  void look(PageWatch page) {
    Optional<FeedSightings> door = sightings.of(page.feed());
    if (door.isEmpty()) {
      pages.forget(page.id());
      return;
    }
    if (!pages.holds(page)) {
      return;
    }
    Standing standing = feeds.standing(page.feed());
    if (standing == Standing.UNKNOWN && !isForgotten(page)) {
      pages.postpone(page, clock.instant().plus(MOMENT));
      return;
    }
    Look look = standing == Standing.WATCHED ? guarded(page) : left(page);
    if (!pages.holds(page)) {
      LOG.atDebug().addKeyValue("pageId", page.id()).log("page looked at in vain, not ours");
      return;
    }
    switch (door.get().publish(look.sightings(), page.id(), look.next())) {
      case Outcome.Published _ -> {
        if (pages.holds(page)) {
          recorded(door.get(), page, look);
        }
        meters.count(look);
      }
      case Outcome.NotOurs _ ->
          LOG.atDebug().addKeyValue("pageId", page.id()).log("page looked at in vain, not ours");
      case Outcome.Failed _ -> pages.postpone(page, clock.instant().plus(RESPITE));
    }
  }

  /** Whether its feed would be known by now: its deletion may be forgotten before its pages are. */
  private boolean isForgotten(PageWatch page) {
    Instant now = clock.instant();
    return now.isAfter(begun.plus(ACQUAINTANCE))
        && now.isAfter(page.told().fetchedAt().plus(ACQUAINTANCE));
  }

  private void recorded(FeedSightings door, PageWatch page, Look look) {
    if (look.next() == null) {
      pages.forget(page.id());
      return;
    }
    PageWatch dropped = pages.watch(look.next());
    if (dropped != null) {
      door.end(List.of(dropped.id()));
    }
  }

  /** A page that we cannot cope with must not keep its article for ever. */
  private Look guarded(PageWatch page) {
    try {
      return at(page);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.atError()
          .addKeyValue("pageId", page.id())
          .setCause(e)
          .log("page could not be looked at, which is a fault of ours");
      return nothing(page, Look.Ending.FAILED);
    }
  }

  private Look at(PageWatch page) {
    Request request = Request.of(page.url()).ifChangedSince(Views.validators(page));
    return switch (fetcher.fetch(request).join()) {
      case Download.Changed changed -> read(page, changed);
      case Download.Unchanged _ -> nothing(page, Look.Ending.UNCHANGED);
      case Download.Throttled throttled -> again(page, throttled.retryAfter());
      case Download.Gone _ -> nothing(page, Look.Ending.FAILED);
      case Download.Failed failed ->
          switch (failed.kind()) {
            case PASSING -> again(page, null);
            case LASTING -> nothing(page, Look.Ending.FAILED);
            case REFUSED -> nothing(page, Look.Ending.REFUSED);
          };
    };
  }

  private Look again(PageWatch page, @Nullable Duration rest) {
    return looks
        .again(page, rest, clock.instant())
        .map(next -> new Look(Look.Ending.FAILED, List.of(), next))
        .orElseGet(() -> nothing(page, Look.Ending.FAILED));
  }

  /** Nothing more is asked of this publisher. */
  private Look left(PageWatch page) {
    return new Look(Look.Ending.LEFT, told(page, clock.instant()), null);
  }

  private Look nothing(PageWatch page, Look.Ending ending) {
    Instant now = clock.instant();
    return new Look(ending, told(page, now), looks.asBefore(page, now).orElse(null));
  }

  /** What waits is published as the feed told it. */
  private static List<ArticleSeen> told(PageWatch page, Instant now) {
    return page.waits()
        ? List.of(Looks.seen(page, page.told().article(), page.told().origin(), now))
        : List.of();
  }

  private Look read(PageWatch page, Download.Changed download) {
    Reading read;
    try (var _ = reading.of(download.content())) {
      read = reader.read(download.content(), download.contentType(), download.address());
    }
    return switch (read) {
      case Page shown -> taken(page, shown, download.validators());
      case Reading.NoArticle _ -> nothing(page, Look.Ending.FAILED);
    };
  }

  private Look taken(PageWatch page, Page shown, Validators validators) {
    Instant now = clock.instant();
    if (Views.isStub(page, shown)) {
      return nothing(page, Look.Ending.UNCHANGED);
    }
    Article article = articles.of(page, shown);
    PageWatch next = looks.taken(page, shown, article, validators, now).orElse(null);
    if (page.stage() != PageWatch.Stage.WHOLE) {
      return new Look(
          Look.Ending.TAKEN, List.of(Looks.seen(page, article, page.told().origin(), now)), next);
    }
    return Views.isEdited(page, shown)
        ? new Look(Look.Ending.EDITED, List.of(Looks.seen(page, article, Origin.LIVE, now)), next)
        : new Look(Look.Ending.UNCHANGED, List.of(), next);
  }
}

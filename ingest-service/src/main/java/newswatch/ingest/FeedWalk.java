package newswatch.ingest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import newswatch.events.ArticleSeen;
import newswatch.events.FeedStatus;
import newswatch.events.PageId;
import newswatch.events.PageWatch;
import newswatch.fetch.Download;
import newswatch.fetch.Fetcher;
import newswatch.fetch.Request;
import newswatch.fetch.Validators;
import newswatch.ingest.channel.FeedSightings;
import newswatch.ingest.channel.Outcome;
import newswatch.ingest.channel.SightingChannel;
import newswatch.ingest.feed.FeedHistory;
import newswatch.ingest.feed.Schedule;
import newswatch.ingest.feed.Setback;
import newswatch.ingest.feed.Turn;
import newswatch.ingest.feed.WatchedFeeds;
import newswatch.ingest.look.Arrivals;
import newswatch.ingest.look.Looks;
import newswatch.ingest.look.WatchedPages;
import newswatch.secrets.CannotOpen;
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
  private final PollReading reading;
  private final GapRepairs repairs;
  private final Looks looks;
  private final WatchedPages pages;
  private final SightingChannel sightings;
  private final Schedule schedule;
  private final PollMeters meters;
  private final InstantSource clock;

  FeedWalk(
      WatchedFeeds feeds,
      FeedRequests requests,
      Fetcher fetcher,
      PollReading reading,
      GapRepairs repairs,
      Looks looks,
      WatchedPages pages,
      SightingChannel sightings,
      Schedule schedule,
      PollMeters meters,
      InstantSource clock) {
    this.feeds = feeds;
    this.requests = requests;
    this.fetcher = fetcher;
    this.reading = reading;
    this.repairs = repairs;
    this.looks = looks;
    this.pages = pages;
    this.sightings = sightings;
    this.schedule = schedule;
    this.meters = meters;
    this.clock = clock;
  }

  /** Asks one feed and records what came of it, if the feed is still ours by then. */
  void poll(Turn turn, DuePolls.Progress progress) {
    Optional<FeedSightings> door = sightings.of(turn.feed().id());
    if (door.isEmpty() || !feeds.holds(turn)) {
      return;
    }
    Poll poll = ask(turn, progress);
    Instant now = clock.instant();
    Repair repair = repairs.ready(turn.feed().id());
    FeedStatus status = status(turn.history().with(repair.gaps()), poll, now);
    Arrivals missed = new Arrivals(looks, pages);
    repair.without(poll).forEach(missed::addMissed);
    List<ArticleSeen> sighted = both(poll.sightings(), missed.sightings());
    List<PageWatch> watched = both(poll.pages(), missed.pages());
    // What has changed was read, and the document is needed once more afterwards.
    if (!(poll instanceof Poll.Changed) && sighted.isEmpty() && watched.isEmpty()) {
      progress.brief();
    }
    switch (door.get().publish(sighted, watched, status)) {
      case Outcome.Published published -> {
        if (feeds.holds(turn)) {
          watch(door.get(), watched);
        }
        feeds.polled(turn, status);
        repairs.recorded(repair);
        meters.count(poll, published.tooLarge());
        meters.count(repair);
        tell(turn, status, sighted.size() - published.tooLarge());
        if (poll instanceof Poll.Changed changed && status.coverage() != null) {
          repairs.look(turn.feed(), changed.listing().document(), status.coverage());
        }
      }
      case Outcome.NotOurs _ ->
          LOG.atDebug().addKeyValue("feedId", status.id()).log("feed polled in vain, not ours");
      case Outcome.Failed _ -> {
        meters.countUnrecorded();
        feeds.postpone(turn, schedule.again(now));
      }
    }
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private void watch(FeedSightings door, List<PageWatch> watched) {
    List<PageId> dropped =
        watched.stream().map(pages::watch).filter(Objects::nonNull).map(PageWatch::id).toList();
    if (!dropped.isEmpty()) {
      door.end(dropped);
    }
  }

  private Poll ask(Turn turn, DuePolls.Progress progress) {
    Request request;
    try {
      request = requests.of(turn, clock.instant());
    } catch (CannotOpen e) {
      return new Poll.Failed(Setback.PASSING, String.valueOf(e.getMessage()), null);
    }
    Supplier<Poll> poll =
        fetcher.fetch(
            request,
            answer -> {
              if (answer instanceof Download.Throttled throttled) {
                feeds.rest(turn, schedule.hostRest(throttled.retryAfter(), clock.instant()));
              }
              progress.answered();
              return switch (answer) {
                case Download.Changed changed -> reading.of(turn, request.validators(), changed);
                case Download.Unchanged unchanged -> () -> unchanged(request, unchanged);
                case Download.Throttled throttled ->
                    () ->
                        new Poll.Failed(
                            Setback.THROTTLED,
                            "the server asks to be left alone",
                            throttled.retryAfter());
                case Download.Gone _ -> Poll.Gone::new;
                case Download.Failed failed -> () -> failed(failed);
              };
            });
    return poll.get();
  }

  private static Poll unchanged(Request request, Download.Unchanged unchanged) {
    return request.validators().equals(Validators.NONE)
        ? new Poll.Failed(Setback.PASSING, "the server calls unchanged what it never sent", null)
        : new Poll.Unchanged(unchanged.movedTo(), unchanged.freshFor());
  }

  private static Poll failed(Download.Failed failed) {
    Setback setback =
        switch (failed.kind()) {
          // A refusal costs the publisher nothing, and may be over with the next setting.
          case PASSING, REFUSED -> Setback.PASSING;
          case LASTING -> Setback.LASTING;
        };
    return new Poll.Failed(setback, failed.reason(), null);
  }

  private FeedStatus status(FeedHistory history, Poll poll, Instant now) {
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

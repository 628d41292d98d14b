package newswatch.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import newswatch.events.Feed;
import newswatch.events.Origin;
import newswatch.fetch.Download;
import newswatch.fetch.Validators;
import newswatch.ingest.article.Articles;
import newswatch.ingest.document.Entry;
import newswatch.ingest.document.FeedDocument;
import newswatch.ingest.document.FeedReader;
import newswatch.ingest.document.Reading;
import newswatch.ingest.feed.Listing;
import newswatch.ingest.feed.Setback;
import newswatch.ingest.feed.Sifted;
import newswatch.ingest.feed.Turn;
import newswatch.ingest.look.Arrivals;
import newswatch.ingest.look.Looks;
import newswatch.ingest.look.WatchedPages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a feed answered, and makes articles of what is new in it. */
@Component
final class PollReading {
  private static final Duration NEWS = Duration.ofDays(2);

  private final FeedReader reader;
  private final NewsSitemaps sitemaps;
  private final Articles articles;
  private final Looks looks;
  private final WatchedPages pages;
  private final ReadingRoom room;
  private final InstantSource clock;

  PollReading(
      FeedReader reader,
      NewsSitemaps sitemaps,
      Articles articles,
      Looks looks,
      WatchedPages pages,
      ReadingRoom room,
      InstantSource clock) {
    this.reader = reader;
    this.sitemaps = sitemaps;
    this.articles = articles;
    this.looks = looks;
    this.pages = pages;
    this.room = room;
    this.clock = clock;
  }

  /**
   * What the download brings; to be called while there is room for it, and the rest of it, which
   * may fetch what an index lists, once there need not be.
   *
   * @param asked with these validators
   */
  Supplier<Poll> of(Turn turn, Validators asked, Download.Changed download) {
    try (var _ = room.of(download.content())) {
      return switch (reader.read(download.content(), download.contentType(), download.address())) {
        case FeedDocument document -> {
          Poll poll = sift(turn, document, asked, download, download.validators());
          yield () -> poll;
        }
        case Reading.NotAFeed other -> {
          Poll poll = new Poll.Failed(Setback.PASSING, other.reason(), null);
          yield () -> poll;
        }
        case Reading.SitemapIndex index -> () -> sift(turn, index, asked, download);
      };
    }
  }

  /** An index may stay the same while what it lists changes: it is asked for whole every time. */
  private Poll sift(
      Turn turn, Reading.SitemapIndex index, Validators asked, Download.Changed download) {
    NewsSitemaps.News news = sitemaps.under(index, clock.instant().minus(NEWS));
    if (news.documents().isEmpty()) {
      return news.whole()
          ? new Poll.Failed(
              Setback.LASTING,
              "a list of sitemaps none of which lists news of the last two days",
              null)
          : new Poll.Failed(
              Setback.PASSING, "a list of sitemaps, and what it lists could not be read", null);
    }
    FeedDocument first = news.documents().getFirst();
    List<Entry> entries =
        news.documents().stream().flatMap(document -> document.entries().stream()).toList();
    FeedDocument all = new FeedDocument(first.title(), first.language(), first.about(), entries);
    return sift(turn, all, asked, download, Validators.NONE);
  }

  private Poll sift(
      Turn turn,
      FeedDocument document,
      Validators asked,
      Download.Changed download,
      Validators validators) {
    Sifted sifted = turn.history().seen().sift(document);
    Origin origin = turn.history().isEmpty() ? Origin.BACKLOG : Origin.LIVE;
    Instant now = clock.instant();
    Feed feed = turn.feed();
    Arrivals arrivals = new Arrivals(looks, pages);
    int refused = 0;
    for (Entry entry : sifted.news()) {
      Optional<Article> article = articles.of(feed, download.address(), document, entry);
      if (article.isEmpty()) {
        refused++;
      } else {
        arrivals.add(
            new ArticleSeen(article.get(), List.of(feed.id()), feed.collections(), origin, now),
            entry.content() != null && !entry.content().isBlank());
      }
    }
    Listing listing =
        new Listing(
            document,
            sifted.seen(),
            sifted.overlap(),
            sifted.news().size(),
            asked,
            validators,
            download.movedTo(),
            longer(document.about().ttl(), download.freshFor()));
    return new Poll.Changed(listing, arrivals.sightings(), arrivals.pages(), refused);
  }

  private static @Nullable Duration longer(@Nullable Duration a, @Nullable Duration b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) > 0 ? a : b;
  }
}

package newswatch.ingest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import newswatch.fetch.Download;
import newswatch.fetch.NamedSitemaps;
import newswatch.fetch.PoliteFetcher;
import newswatch.fetch.Request;
import newswatch.ingest.document.Entry;
import newswatch.ingest.document.FeedDocument;
import newswatch.ingest.document.FeedReader;
import newswatch.ingest.document.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the news sitemaps of a site, at the pace of its pages, where robots.txt lets us. */
@Component
final class NewsSitemaps {
  /** No more are read of a list; publishers put two days of news into one or two. */
  private static final int MOST = 4;

  /** Where none is of news by its name, so many may be lists that name one. */
  private static final int MOST_LISTS = 2;

  /** Of all that is read at a time; the rule for news sitemaps is 1,000 in each. */
  private static final int MOST_ENTRIES = 5_000;

  /** For all of it: a slow site must not keep the others waiting. */
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  private static final Download TOO_LATE =
      new Download.Failed("there was no time left", Download.Kind.PASSING);

  private final PoliteFetcher fetcher;
  private final FeedReader reader;
  private final ReadingRoom room;

  NewsSitemaps(PoliteFetcher fetcher, FeedReader reader, ReadingRoom room) {
    this.fetcher = fetcher;
    this.reader = reader;
    this.room = room;
  }

  /**
   * What sitemaps list.
   *
   * @param documents those that list news
   * @param whole whether all was read that should have been; asking again later may help if not
   */
  record News(List<FeedDocument> documents, boolean whole) {
    News {
      documents = List.copyOf(documents);
    }
  }

  /**
   * What the site that this page is of lists in the news sitemaps that its robots.txt names.
   *
   * @param since entries that were published before are left out
   */
  News of(URI page, Instant since) {
    Search search = new Search(since);
    switch (search.fetch(page.resolve("/robots.txt"))) {
      case Download.Changed file -> search.named(NamedSitemaps.in(file.content()));
      case Download.Gone _ -> {}
      case Download.Unchanged _, Download.Throttled _ -> search.whole = false;
      case Download.Failed failed -> search.missed(failed);
    }
    return search.news();
  }

  /**
   * What the sitemaps list that an index names, those that changed last first.
   *
   * @param since entries that were published before are left out
   */
  News under(Reading.SitemapIndex index, Instant since) {
    Search search = new Search(since);
    search.under(index, false);
    return search.news();
  }

  /** One look at some sitemaps; for one thread. */
  private final class Search {
    private final Instant since;
    private final long end = System.nanoTime() + DEADLINE.toNanos();
    private final List<FeedDocument> documents = new ArrayList<>();
    private int room = MOST_ENTRIES;
    private boolean whole = true;

    Search(Instant since) {
      this.since = since;
    }

    News news() {
      return new News(documents, whole);
    }

    void named(List<URI> sitemaps) {
      List<URI> ofNews = sitemaps.stream().filter(NewsSitemaps::isOfNews).limit(MOST).toList();
      List<URI> lists = sitemaps.stream().filter(NewsSitemaps::isAList).limit(MOST_LISTS).toList();
      for (URI sitemap : ofNews.isEmpty() ? lists : ofNews) {
        if (read(sitemap) instanceof Reading.SitemapIndex index) {
          under(index, ofNews.isEmpty());
        }
      }
    }

    /** One level: an index of indexes is not the way to news. */
    void under(Reading.SitemapIndex index, boolean onlyNews) {
      index.sitemaps().stream()
          .filter(one -> one.changedAt() == null || !one.changedAt().isBefore(since))
          .sorted(
              comparing(Reading.SitemapIndex.Sitemap::changedAt, nullsFirst(naturalOrder()))
                  .reversed())
          .map(one -> address(one.address()))
          .filter(Objects::nonNull)
          .filter(address -> !onlyNews || isOfNews(address))
          .limit(MOST)
          .forEach(this::read);
    }

    private @Nullable Reading read(URI sitemap) {
      return switch (fetch(sitemap)) {
        case Download.Changed file -> {
          try (var _ = NewsSitemaps.this.room.of(file.content())) {
            Reading read = reader.read(file.content(), file.contentType(), file.address());
            if (read instanceof FeedDocument document) {
              take(document);
            }
            yield read instanceof Reading.SitemapIndex ? read : null;
          }
        }
        case Download.Gone _ -> null;
        case Download.Unchanged _, Download.Throttled _ -> {
          whole = false;
          yield null;
        }
        case Download.Failed failed -> {
          missed(failed);
          yield null;
        }
      };
    }

    private void take(FeedDocument document) {
      List<Entry> kept =
          document.entries().stream()
              .filter(entry -> entry.publishedAt() == null || !entry.publishedAt().isBefore(since))
              .toList();
      whole &= kept.size() <= room;
      List<Entry> some = kept.subList(0, Math.min(room, kept.size()));
      room -= some.size();
      documents.add(
          new FeedDocument(document.title(), document.language(), document.about(), some));
    }

    private void missed(Download.Failed failed) {
      whole &= failed.kind() != Download.Kind.PASSING;
    }

    private Download fetch(URI address) {
      long left = end - System.nanoTime();
      return left <= 0
          ? TOO_LATE
          : fetcher
              .fetch(Request.of(address))
              .completeOnTimeout(TOO_LATE, left, TimeUnit.NANOSECONDS)
              .join();
    }
  }

  private static boolean isOfNews(URI sitemap) {
    return words(sitemap).contains("news");
  }

  private static boolean isAList(URI sitemap) {
    return words(sitemap).contains("index") || words(sitemap).contains("/sitemap.xml?");
  }

  private static String words(URI address) {
    return (address.getRawPath() + "?" + address.getRawQuery()).toLowerCase(Locale.ROOT);
  }

  private static @Nullable URI address(String written) {
    try {
      return URI.create(written);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}

package newswatch.ingest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import newswatch.fetch.Download;
import newswatch.fetch.NamedSitemaps;
import newswatch.fetch.PoliteFetcher;
import newswatch.fetch.Request;
import newswatch.ingest.document.FeedDocument;
import newswatch.ingest.document.FeedReader;
import newswatch.ingest.document.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the news sitemaps of a site, at the pace of its pages, where robots.txt lets us. */
@Component
final class NewsSitemaps {
  /** No more are read at a time; publishers put two days of news into one or two. */
  private static final int MOST = 4;

  /** Where none is of news by its name, so many may be lists that name one. */
  private static final int MOST_LISTS = 2;

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
   * @param whole whether all were read that should have been; asking again later may help if not
   */
  record News(List<FeedDocument> documents, boolean whole) {
    News {
      documents = List.copyOf(documents);
    }

    private static final News NONE = new News(List.of(), true);
    private static final News UNREAD = new News(List.of(), false);

    private static News all(List<News> parts) {
      return new News(
          parts.stream().flatMap(part -> part.documents().stream()).toList(),
          parts.stream().allMatch(News::whole));
    }
  }

  /** What the site that this page is of lists in the news sitemaps that its robots.txt names. */
  News of(URI page, Instant since) {
    URI robots = page.resolve("/robots.txt");
    return switch (fetch(robots)) {
      case Download.Changed file -> named(NamedSitemaps.in(file.content()), since);
      case Download.Gone _ -> News.NONE;
      case Download.Unchanged _, Download.Throttled _ -> News.UNREAD;
      case Download.Failed failed ->
          failed.kind() == Download.Kind.PASSING ? News.UNREAD : News.NONE;
    };
  }

  private News named(List<URI> sitemaps, Instant since) {
    List<URI> ofNews = sitemaps.stream().filter(NewsSitemaps::isOfNews).toList();
    return ofNews.isEmpty()
        ? all(sitemaps.stream().filter(NewsSitemaps::isAList).limit(MOST_LISTS), since, true)
        : all(ofNews.stream().limit(MOST), since, false);
  }

  private News all(Stream<URI> sitemaps, Instant since, boolean onlyNews) {
    return News.all(sitemaps.map(sitemap -> at(sitemap, since, onlyNews)).toList());
  }

  private News at(URI sitemap, Instant since, boolean onlyNews) {
    return switch (read(sitemap)) {
      case FeedDocument document -> new News(List.of(document), true);
      case Reading.SitemapIndex index -> under(index, since, onlyNews);
      case Reading.NotAFeed _ -> News.NONE;
      case null -> News.UNREAD;
    };
  }

  /** What the sitemaps list that an index names, those that changed last first. */
  News under(Reading.SitemapIndex index, Instant since) {
    return under(index, since, false);
  }

  private News under(Reading.SitemapIndex index, Instant since, boolean onlyNews) {
    List<URI> named =
        index.sitemaps().stream()
            .filter(one -> one.changedAt() == null || !one.changedAt().isBefore(since))
            .sorted(
                comparing(Reading.SitemapIndex.Sitemap::changedAt, nullsFirst(naturalOrder()))
                    .reversed())
            .map(one -> address(one.address()))
            .filter(Objects::nonNull)
            .filter(address -> !onlyNews || isOfNews(address))
            .toList();
    List<News> parts = new ArrayList<>();
    for (URI address : named.subList(0, Math.min(MOST, named.size()))) {
      // One level: an index of indexes is not the way to news.
      parts.add(
          switch (read(address)) {
            case FeedDocument document -> new News(List.of(document), true);
            case Reading.SitemapIndex _, Reading.NotAFeed _ -> News.NONE;
            case null -> News.UNREAD;
          });
    }
    return News.all(parts);
  }

  private @Nullable Reading read(URI sitemap) {
    return switch (fetch(sitemap)) {
      case Download.Changed file -> {
        try (var _ = room.of(file.content())) {
          yield reader.read(file.content(), file.contentType(), file.address());
        }
      }
      case Download.Gone _ -> new Reading.NotAFeed("it is gone");
      case Download.Unchanged _, Download.Throttled _ -> null;
      case Download.Failed failed ->
          failed.kind() == Download.Kind.PASSING ? null : new Reading.NotAFeed(failed.reason());
    };
  }

  private Download fetch(URI address) {
    return fetcher.fetch(Request.of(address)).join();
  }

  private static boolean isOfNews(URI sitemap) {
    return words(sitemap).contains("news");
  }

  private static boolean isAList(URI sitemap) {
    return words(sitemap).contains("index") || words(sitemap).endsWith("/sitemap.xml");
  }

  private static String words(URI address) {
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return (address.getRawPath() + query).toLowerCase(Locale.ROOT);
  }

  private static @Nullable URI address(String written) {
    try {
      return URI.create(written);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}

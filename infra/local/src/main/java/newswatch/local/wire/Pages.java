package newswatch.local.wire;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What stands at which path of the wire, now. */
final class Pages {
  private final List<Outlet> outlets;
  private final URI base;
  private final InstantSource time;
  private final Instant start;

  Pages(List<Outlet> outlets, URI base, InstantSource time) {
    this.outlets = List.copyOf(outlets);
    this.base = base;
    this.time = time;
    this.start = time.instant();
  }

  /** The feeds with their addresses. */
  List<WireFeed> feeds() {
    return outlets.stream()
        .map(this::edition)
        .map(
            edition ->
                new WireFeed(
                    edition.outlet().name(),
                    URI.create(edition.feedAddress()),
                    edition.outlet().collection()))
        .toList();
  }

  /** Empty when there is nothing, or nothing yet. */
  Optional<Page> at(String path) {
    return outlets.stream()
        .filter(outlet -> path.startsWith("/" + outlet.id() + "/"))
        .findAny()
        .flatMap(outlet -> at(edition(outlet), path.substring(outlet.id().length() + 2)));
  }

  private Optional<Page> at(Edition edition, String name) {
    return switch (name) {
      case "" -> Optional.of(new Page("text/html", ArticlePage.of(edition), edition.changed()));
      case "feed.xml" -> {
        FeedFormat format = edition.outlet().format();
        yield Optional.of(new Page(format.mediaType(), format.write(edition), edition.changed()));
      }
      default ->
          edition.articles().stream()
              .filter(article -> article.slug().equals(name))
              .findAny()
              .map(
                  article ->
                      new Page(
                          "text/html",
                          ArticlePage.of(edition, article),
                          start.plus(article.delay())));
    };
  }

  private Edition edition(Outlet outlet) {
    List<WireArticle> articles = outlet.articlesAfter(Duration.between(start, time.instant()));
    Duration last =
        articles.stream().map(WireArticle::delay).max(Duration::compareTo).orElse(Duration.ZERO);
    return new Edition(outlet, base, articles, start.plus(last));
  }
}

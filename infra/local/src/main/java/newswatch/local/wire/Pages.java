package newswatch.local.wire;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What stands at which path of the wire, now. */
final class Pages {
  private static final Answer NOTHING = new Answer.Refused(404, "Nothing stands at this address.");

  private final List<Outlet> outlets;
  private final URI base;
  private final InstantSource time;
  private final Instant start;

  /**
   * @param start when the outlets began to publish; articles appear and change by it
   */
  Pages(List<Outlet> outlets, URI base, InstantSource time, Instant start) {
    this.outlets = List.copyOf(outlets);
    this.base = base;
    this.time = time;
    this.start = start;
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

  /** The address's path decides, and how much time has passed. */
  Answer at(String path) {
    return outlets.stream()
        .filter(outlet -> path.startsWith("/" + outlet.id() + "/"))
        .findAny()
        .map(outlet -> at(edition(outlet), path.substring(outlet.id().length() + 2)))
        .orElse(NOTHING);
  }

  private Answer at(Edition edition, String name) {
    return switch (name) {
      case "" -> found("text/html", ArticlePage.of(edition), edition.changed());
      case "feed.xml" ->
          edition
              .outlet()
              .outageAt(sinceStart())
              .map(outage -> broken(edition, outage))
              .orElseGet(() -> feed(edition));
      default ->
          edition.articles().stream()
              .filter(article -> article.slug().equals(name))
              .findAny()
              .map(article -> page(edition, article))
              .orElse(NOTHING);
    };
  }

  private static Answer feed(Edition edition) {
    FeedFormat format = edition.outlet().format();
    return found(format.mediaType(), format.write(edition), edition.changed());
  }

  private Answer broken(Edition edition, Outage outage) {
    return switch (outage.as()) {
      case REFUSAL -> new Answer.Refused(503, "The feed is down for maintenance.");
      case PAGE -> found("text/html", ArticlePage.sorry(edition), start.plus(outage.from()));
    };
  }

  private Answer page(Edition edition, WireArticle article) {
    return found("text/html", ArticlePage.of(edition, article), start.plus(article.lastChange()));
  }

  private static Answer found(String mediaType, String text, Instant changed) {
    return new Answer.Found(new Page(mediaType, text, changed));
  }

  private Edition edition(Outlet outlet) {
    List<WireArticle> articles = outlet.articlesAfter(sinceStart());
    Duration last =
        articles.stream()
            .map(WireArticle::lastChange)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return new Edition(outlet, base, articles, start.plus(last));
  }

  private Duration sinceStart() {
    return Duration.between(start, time.instant());
  }
}

package newswatch.local.wire;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What stands at which path of the wire, now. */
final class Pages {
  private static final Answer NOTHING = new Answer.Refused(404, "Nothing stands at this address.");

  private final List<Outlet> outlets;
  private final URI base;
  private final InstantSource time;
  private final AtomicReference<@Nullable Instant> start;
  private final Instant served;

  /**
   * @param start when the outlets began to publish, by which articles appear and change; null for
   *     the moment at which something of theirs is first read
   */
  Pages(List<Outlet> outlets, URI base, InstantSource time, @Nullable Instant start) {
    this.outlets = List.copyOf(outlets);
    this.base = base;
    this.time = time;
    this.start = new AtomicReference<>(start);
    this.served = time.instant();
  }

  /** The feeds with their addresses. */
  List<WireFeed> feeds() {
    return outlets.stream()
        .map(
            outlet ->
                new WireFeed(
                    outlet.name(),
                    URI.create(Edition.feedAddress(base, outlet)),
                    outlet.collection()))
        .toList();
  }

  /** The address's path decides, and how much time has passed. */
  Answer at(String path) {
    if (path.equals(SampleWire.OPML)) {
      return found("text/x-opml", Opml.of(feeds()), served);
    }
    Instant began = start.updateAndGet(known -> known == null ? time.instant() : known);
    Duration sinceStart = Duration.between(began, time.instant());
    return outlets.stream()
        .filter(outlet -> path.startsWith("/" + outlet.id() + "/"))
        .findAny()
        .map(outlet -> new Edition(outlet, base, began, sinceStart))
        .map(edition -> at(edition, path.substring(edition.outlet().id().length() + 2)))
        .orElse(NOTHING);
  }

  private static Answer at(Edition edition, String name) {
    return switch (name) {
      case "" -> found("text/html", ArticlePage.of(edition), edition.changed());
      case "feed.xml" ->
          edition.outage().map(outage -> broken(edition, outage)).orElseGet(() -> feed(edition));
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

  private static Answer broken(Edition edition, Outage outage) {
    return switch (outage.as()) {
      case REFUSAL -> new Answer.Refused(503, "The feed is down for maintenance.");
      case PAGE ->
          found("text/html", ArticlePage.sorry(edition), edition.start().plus(outage.from()));
    };
  }

  private static Answer page(Edition edition, WireArticle article) {
    return found(
        "text/html", ArticlePage.of(edition, article), edition.start().plus(article.lastChange()));
  }

  private static Answer found(String mediaType, String text, Instant changed) {
    return new Answer.Found(new Page(mediaType, text, changed));
  }
}

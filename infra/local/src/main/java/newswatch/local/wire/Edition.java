package newswatch.local.wire;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An outlet as it stands at one moment.
 *
 * @param base where the wire is served, without a slash at the end
 * @param start when the outlets began to publish
 * @param sinceStart how long ago that was
 */
record Edition(Outlet outlet, URI base, Instant start, Duration sinceStart) {
  /** Those that have appeared, as they read now, in the feed's order. */
  List<WireArticle> articles() {
    return outlet.articlesAfter(sinceStart);
  }

  /** When the last of them appeared or was edited, in whole seconds. */
  Instant changed() {
    Duration last =
        articles().stream()
            .map(WireArticle::lastChange)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return start.plus(last).truncatedTo(SECONDS);
  }

  /** What the feed suffers from; empty when it works. */
  Optional<Outage> outage() {
    return outlet.outageAt(sinceStart);
  }

  String home() {
    return home(base, outlet);
  }

  String feedAddress() {
    return feedAddress(base, outlet);
  }

  String address(WireArticle article) {
    return home() + article.slug();
  }

  static String feedAddress(URI base, Outlet outlet) {
    return home(base, outlet) + "feed.xml";
  }

  static String html(WireArticle article) {
    Markup html = Markup.fragment();
    article.paragraphs().forEach(paragraph -> html.leaf("p", paragraph));
    return html.finished();
  }

  private static String home(URI base, Outlet outlet) {
    return base + "/" + outlet.id() + "/";
  }
}

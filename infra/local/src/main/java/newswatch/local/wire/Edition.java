package newswatch.local.wire;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * An outlet as it stands at one moment.
 *
 * @param base where the wire is served, without a slash at the end
 * @param articles those that have appeared, in the feed's order
 * @param changed when the last of them appeared or was edited, in whole seconds
 */
record Edition(Outlet outlet, URI base, List<WireArticle> articles, Instant changed) {
  Edition {
    articles = List.copyOf(articles);
    changed = changed.truncatedTo(SECONDS);
  }

  String home() {
    return base + "/" + outlet.id() + "/";
  }

  String feedAddress() {
    return home() + "feed.xml";
  }

  String address(WireArticle article) {
    return home() + article.slug();
  }

  static String html(WireArticle article) {
    Markup html = Markup.fragment();
    article.paragraphs().forEach(paragraph -> html.leaf("p", paragraph));
    return html.finished();
  }
}

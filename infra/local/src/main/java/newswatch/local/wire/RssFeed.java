package newswatch.local.wire;

/** An edition as RSS 2.0 with the content, Dublin Core and Atom modules. */
final class RssFeed {
  private RssFeed() {}

  static String of(Edition edition) {
    Outlet outlet = edition.outlet();
    Markup xml = Markup.xml();
    xml.open(
        "rss",
        "version",
        "2.0",
        "xmlns:atom",
        AtomFeed.NAMESPACE,
        "xmlns:content",
        "http://purl.org/rss/1.0/modules/content/",
        "xmlns:dc",
        "http://purl.org/dc/elements/1.1/");
    xml.open("channel");
    xml.leaf("title", outlet.name());
    xml.leaf("link", edition.home());
    xml.leaf("description", "News from " + outlet.name());
    xml.leaf("language", outlet.language());
    xml.leaf("lastBuildDate", HttpDate.format(edition.changed()));
    xml.empty(
        "atom:link", "href", edition.feedAddress(), "rel", "self", "type", "application/rss+xml");
    edition.articles().forEach(article -> item(xml, edition, article));
    return xml.finished();
  }

  private static void item(Markup xml, Edition edition, WireArticle article) {
    xml.open("item");
    xml.leaf("title", article.title());
    xml.leaf("link", edition.address(article));
    xml.leaf("guid", edition.outlet().tag(article), "isPermaLink", "false");
    xml.leaf("pubDate", HttpDate.format(article.published()));
    xml.leaf("dc:creator", article.author());
    xml.leaf("dc:language", article.languageOr(edition.outlet().language()));
    xml.leaf("description", article.summary());
    xml.leaf("content:encoded", Edition.html(article));
    xml.close();
  }
}

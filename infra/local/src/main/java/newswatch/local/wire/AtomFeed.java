package newswatch.local.wire;

/** An edition as Atom 1.0 (RFC 4287). */
final class AtomFeed {
  static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  private AtomFeed() {}

  static String of(Edition edition) {
    Outlet outlet = edition.outlet();
    Markup xml = Markup.xml();
    xml.open("feed", "xmlns", NAMESPACE, "xml:lang", outlet.language());
    xml.leaf("id", outlet.tag());
    xml.leaf("title", outlet.name());
    xml.leaf("updated", edition.changed().toString());
    xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", edition.feedAddress());
    xml.empty("link", "rel", "alternate", "type", "text/html", "href", edition.home());
    edition.articles().forEach(article -> entry(xml, edition, article));
    return xml.finished();
  }

  private static void entry(Markup xml, Edition edition, WireArticle article) {
    xml.open("entry", "xml:lang", article.languageOr(edition.outlet().language()));
    xml.leaf("id", edition.outlet().tag(article));
    xml.leaf("title", article.title());
    xml.empty("link", "rel", "alternate", "type", "text/html", "href", edition.address(article));
    xml.open("author");
    xml.leaf("name", article.author());
    xml.close();
    xml.leaf("published", article.published().toString());
    xml.leaf("updated", article.updated().toString());
    xml.leaf("summary", article.summary());
    xml.leaf("content", Edition.html(article), "type", "html");
    xml.close();
  }
}

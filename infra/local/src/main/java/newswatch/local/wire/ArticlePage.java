package newswatch.local.wire;

/**
 * The pages of an edition: one for each article, the list of them that readers start from, and one
 * for bad times.
 */
final class ArticlePage {
  private ArticlePage() {}

  static String of(Edition edition, WireArticle article) {
    Outlet outlet = edition.outlet();
    Markup html = Markup.html();
    html.open("html", "lang", article.languageOr(outlet.language()));
    head(html, article.title() + " | " + outlet.name(), edition.address(article));
    html.empty("meta", "name", "author", "content", article.author());
    html.empty("meta", "name", "description", "content", article.summary());
    html.empty(
        "meta", "property", "article:published_time", "content", article.published().toString());
    html.empty(
        "meta", "property", "article:modified_time", "content", article.updated().toString());
    html.close();
    html.open("body");
    html.open("header");
    html.leaf("a", outlet.name(), "href", edition.home());
    html.close();
    html.open("article");
    html.leaf("h1", article.title());
    html.open("p", "class", "byline");
    html.leaf("span", article.author(), "class", "author");
    html.leaf(
        "time", HttpDate.format(article.published()), "datetime", article.published().toString());
    html.close();
    article.paragraphs().forEach(paragraph -> html.leaf("p", paragraph));
    return html.finished();
  }

  static String of(Edition edition) {
    Outlet outlet = edition.outlet();
    Markup html = Markup.html();
    html.open("html", "lang", outlet.language());
    head(html, outlet.name(), edition.home());
    html.empty(
        "link",
        "rel",
        "alternate",
        "type",
        outlet.format().mediaType(),
        "href",
        edition.feedAddress());
    html.close();
    html.open("body");
    html.leaf("h1", outlet.name());
    html.open("ul");
    for (WireArticle article : edition.articles()) {
      html.open("li");
      html.leaf("a", article.title(), "href", edition.address(article));
      html.close();
    }
    return html.finished();
  }

  /** What stands in the place of the feed when the outlet apologises for not having one. */
  static String sorry(Edition edition) {
    Outlet outlet = edition.outlet();
    Markup html = Markup.html();
    html.open("html", "lang", outlet.language());
    head(html, outlet.name(), edition.home());
    html.close();
    html.open("body");
    html.leaf("h1", "Down for maintenance");
    html.leaf("p", outlet.name() + " will be back in a few minutes.");
    return html.finished();
  }

  private static void head(Markup html, String title, String address) {
    html.open("head");
    html.empty("meta", "charset", "utf-8");
    html.leaf("title", title);
    html.empty("link", "rel", "canonical", "href", address);
  }
}

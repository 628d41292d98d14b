package newswatch.search.discovery;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import newswatch.search.catalogue.FeedAddress;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Where feeds of a site may be. */
final class Candidates {
  private static final Set<String> TYPES =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/rdf+xml",
          "application/feed+json",
          "application/x.atom+xml",
          "text/rss+xml");

  private static final Pattern FEEDLIKE =
      Pattern.compile(
          "(?:^|[/._=-])(?:rss|rss2|atom|feed|feeds|rdf)(?:$|[/._?&=-])|\\.(?:rss|atom|rdf)$");

  private static final Pattern FEED_HOST = Pattern.compile("^(?:feeds?|rss)[0-9]*\\.");

  private static final List<String> USUAL =
      List.of(
          "/feed",
          "/rss",
          "/rss.xml",
          "/feed.xml",
          "/atom.xml",
          "/index.xml",
          "/feeds/posts/default",
          "/feed.json",
          "/en/rss",
          "/feeds/all.atom.xml");

  private Candidates() {}

  /** What a page names as its feeds, then what it links to that looks like one; each once. */
  static List<URI> named(Document page, int most) {
    Stream<Element> alternates =
        page
            .select("link[rel~=(?i)\\balternate\\b][href], link[rel~=(?i)\\bfeed\\b][href]")
            .stream()
            .filter(link -> TYPES.contains(link.attr("type").toLowerCase(Locale.ROOT).strip()));
    Stream<Element> links =
        page.select("a[href]").stream().filter(link -> looksLikeAFeed(link.absUrl("href")));
    return distinct(
        Stream.concat(alternates, links).map(link -> address(link.absUrl("href"))), most);
  }

  private static boolean looksLikeAFeed(String address) {
    URI uri = address(address);
    if (uri == null) {
      return false;
    }
    String rest = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    return FEED_HOST.matcher(uri.getHost().toLowerCase(Locale.ROOT)).find()
        || FEEDLIKE.matcher(rest.toLowerCase(Locale.ROOT)).find();
  }

  /** Where feeds usually are on the host of a page, below it first. */
  static List<URI> usual(URI page) {
    String path = page.getRawPath() == null ? "" : page.getRawPath().replaceFirst("/[^/]*$", "");
    Stream<URI> below =
        path.isEmpty()
            ? Stream.of()
            : Stream.of(page.resolve(path + "/feed"), page.resolve(path + "/rss.xml"));
    return distinct(Stream.concat(below, USUAL.stream().map(page::resolve)), USUAL.size() + 2);
  }

  /** The sitemaps that by their names are of news. */
  static List<URI> newsSitemaps(List<URI> named, int most) {
    return distinct(
        named.stream().filter(uri -> uri.toString().toLowerCase(Locale.ROOT).contains("news")),
        most);
  }

  private static List<URI> distinct(Stream<@Nullable URI> addresses, int most) {
    Set<URI> distinct = new LinkedHashSet<>();
    addresses.filter(Objects::nonNull).forEach(distinct::add);
    return distinct.stream().limit(most).toList();
  }

  private static @Nullable URI address(String text) {
    try {
      URI address = FeedAddress.of(text);
      String fragment = address.getRawFragment();
      return fragment == null
          ? address
          : URI.create(text.substring(0, text.length() - fragment.length() - 1));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}

package newswatch.ingest.document;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an element's namespace says its words mean. */
enum Vocabulary {
  /** RSS of any version, CDF, sitemaps, and whatever a feed of its own making is written in. */
  CORE,
  ATOM,
  RDF,
  XHTML,
  DUBLIN_CORE,
  DUBLIN_CORE_TERMS,
  CONTENT,
  ITUNES,
  GOOGLE_PLAY,
  MEDIA,
  SYNDICATION,
  FEEDBURNER,
  NEWS,
  /** None that is read. */
  OTHER;

  private static final Map<String, Vocabulary> BY_NAME =
      Map.ofEntries(
          Map.entry("my.netscape.com/rdf/simple/0.9", CORE),
          Map.entry("purl.org/rss/1.0", CORE),
          Map.entry("purl.org/net/rss1.1", CORE),
          Map.entry("blogs.law.harvard.edu/tech/rss", CORE),
          Map.entry("cyber.law.harvard.edu/rss/rss.html", CORE),
          Map.entry("www.sitemaps.org/schemas/sitemap/0.9", CORE),
          Map.entry("www.google.com/schemas/sitemap/0.84", CORE),
          Map.entry("www.w3.org/2005/atom", ATOM),
          Map.entry("purl.org/atom/ns", ATOM),
          Map.entry("www.w3.org/1999/02/22-rdf-syntax-ns", RDF),
          Map.entry("www.w3.org/1999/xhtml", XHTML),
          Map.entry("purl.org/dc/elements/1.0", DUBLIN_CORE),
          Map.entry("purl.org/dc/elements/1.1", DUBLIN_CORE),
          Map.entry("purl.org/dc/terms", DUBLIN_CORE_TERMS),
          Map.entry("purl.org/rss/1.0/modules/content", CONTENT),
          Map.entry("www.itunes.com/dtds/podcast-1.0.dtd", ITUNES),
          Map.entry("example.com/dtds/podcast-1.0.dtd", ITUNES),
          Map.entry("www.google.com/schemas/play-podcasts/1.0", GOOGLE_PLAY),
          Map.entry("www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd", GOOGLE_PLAY),
          Map.entry("search.yahoo.com/mrss", MEDIA),
          Map.entry("tools.search.yahoo.com/mrss", MEDIA),
          Map.entry("purl.org/rss/1.0/modules/syndication", SYNDICATION),
          Map.entry("rssnamespace.org/feedburner/ext/1.0", FEEDBURNER),
          Map.entry("www.google.com/schemas/sitemap-news/0.9", NEWS),
          Map.entry("www.w3.org/2000/svg", OTHER),
          Map.entry("www.w3.org/1998/math/mathml", OTHER),
          Map.entry("www.w3.org/1999/xlink", OTHER));

  /** What the usual prefixes mean where nobody declared them, or declared something unheard of. */
  private static final Map<String, Vocabulary> BY_PREFIX =
      Map.ofEntries(
          Map.entry("", CORE),
          Map.entry("rss", CORE),
          Map.entry("atom", ATOM),
          Map.entry("atom10", ATOM),
          Map.entry("a10", ATOM),
          Map.entry("rdf", RDF),
          Map.entry("xhtml", XHTML),
          Map.entry("dc", DUBLIN_CORE),
          Map.entry("dcterms", DUBLIN_CORE_TERMS),
          Map.entry("content", CONTENT),
          Map.entry("itunes", ITUNES),
          Map.entry("googleplay", GOOGLE_PLAY),
          Map.entry("media", MEDIA),
          Map.entry("sy", SYNDICATION),
          Map.entry("feedburner", FEEDBURNER),
          Map.entry("news", NEWS));

  /**
   * What a prefix means.
   *
   * @param prefix as written; empty for none
   * @param namespace that it stands for; absent when nobody declared it
   */
  static Vocabulary of(String prefix, @Nullable String namespace) {
    Vocabulary declared = namespace == null ? null : BY_NAME.get(plain(namespace));
    return declared != null
        ? declared
        : BY_PREFIX.getOrDefault(prefix.toLowerCase(Locale.ROOT), OTHER);
  }

  /** Without what publishers get wrong: case, scheme, and a sign at the end. */
  private static String plain(String namespace) {
    String name = namespace.strip().toLowerCase(Locale.ROOT);
    int start = name.startsWith("http://") ? 7 : name.startsWith("https://") ? 8 : 0;
    int end = name.length();
    while (end > start && (name.charAt(end - 1) == '/' || name.charAt(end - 1) == '#')) {
      end--;
    }
    return name.substring(start, end);
  }
}

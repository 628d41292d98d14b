package newswatch.ingest.page;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import newswatch.ingest.article.ArticleAddress;
import newswatch.ingest.article.PlainText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says of itself beside its text, from the most to the least trustworthy place. */
final class PageFacts {
  /** The names of hosts under which one site shows the same pages. */
  private static final Pattern TWIN = Pattern.compile("^(?:www|m|mobile|amp)\\.");

  private static final Pattern ADDRESS = Pattern.compile("https?://.*", Pattern.DOTALL);

  private static final List<String> TIME_TAGS =
      List.of(
          "article:published_time",
          "og:article:published_time",
          "og:published_time",
          "article:published",
          "datepublished",
          "datepublished datecreated",
          "parsely-pub-date",
          "sailthru.date",
          "dcterms.created",
          "dc.date.issued",
          "dcterms.issued",
          "dc.date",
          "dcterms.date",
          "pubdate",
          "publishdate",
          "publish-date",
          "publication_date",
          "date");
  private static final List<Places> TIME_PLACES =
      List.of(
          Places.of("[itemprop=datePublished]"),
          Places.of(
              "article time[pubdate]",
              "article time.published",
              "time.entry-date",
              "abbr.published"),
          Places.of("article time[datetime]"),
          Places.of("time[datetime]"),
          Places.of(
              ".published",
              ".post-date",
              ".entry-date",
              ".publish-date",
              ".article-publish-date",
              ".pubdate",
              ".timestamp"),
          Places.of(".date"));

  private static final Places CANONICAL = Places.of("link[rel=canonical]");
  private static final Places ROOT = Places.of("html");

  private final Document document;
  private final URI came;
  private final LinkedData linked;
  private final MetaTags tags;
  private final String title;

  PageFacts(Document document, URI came) {
    this.document = document;
    this.came = came;
    this.linked = new LinkedData(document);
    this.tags = new MetaTags(document);
    this.title = Headline.of(document, linked, tags, siteNames());
  }

  /**
   * Where the page says it lives, or else where it came from. Another site is not believed: it
   * could take the place of an article there. Nor is the front page, which many pages name by
   * mistake.
   */
  URI address() {
    return Stream.of(attribute(CANONICAL, "href"), tags.first("og:url"))
        .filter(Objects::nonNull)
        .map(link -> ArticleAddress.of(link, came).orElse(came))
        .filter(this::isOfThisSite)
        .filter(address -> !"/".equals(address.getPath()) || "/".equals(came.getPath()))
        .findFirst()
        .orElse(came);
  }

  String title() {
    return title;
  }

  @Nullable String author() {
    return Authors.of(document, linked, tags);
  }

  /** What the site calls itself. */
  @Nullable String source() {
    return Stream.of(
            tags.first("og:site_name"),
            linked.names("publisher").stream().findFirst().orElse(null),
            tags.first("application-name"))
        .map(PlainText::lineOfHtml)
        .filter(name -> !name.isEmpty() && !ADDRESS.matcher(name).matches())
        .findFirst()
        .orElse(null);
  }

  /** The language tags that the page names, the most trustworthy first. */
  List<String> languages() {
    return Stream.of(
            attribute(ROOT, "lang"),
            attribute(ROOT, "xml:lang"),
            linked.text("inLanguage"),
            tags.first("og:locale"),
            tags.first("content-language"),
            tags.first("dc.language"),
            tags.first("language"))
        .filter(Objects::nonNull)
        .toList();
  }

  @Nullable Instant publishedAt() {
    return Stream.concat(
            Stream.of(linked.text("datePublished"), linked.text("dateCreated")),
            Stream.concat(
                TIME_TAGS.stream().map(tags::first), TIME_PLACES.stream().map(this::time)))
        .map(PublicationTime::of)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The whole text, where the page carries it for machines; else empty. */
  String body() {
    String body = linked.text("articleBody");
    return body == null
        ? ""
        : body.contains("</p>") ? PlainText.ofHtml(body) : PlainText.ofText(body);
  }

  /** Whether the page says in any way that it is an article. */
  boolean claimsAnArticle() {
    return linked.hasArticle()
        || "article".equals(tags.first("og:type"))
        || tags.first("article:published_time") != null;
  }

  private @Nullable String time(Places places) {
    Element found = places.firstIn(document);
    if (found == null) {
      return null;
    }
    return Stream.of(
            found.attr("datetime"), found.attr("content"), found.attr("title"), found.text())
        .filter(text -> PublicationTime.of(text) != null)
        .findFirst()
        .orElse(null);
  }

  private List<String> siteNames() {
    String host = String.valueOf(address().getHost());
    return Stream.of(source(), TWIN.matcher(host).replaceFirst(""), Site.of(address()).label())
        .filter(Objects::nonNull)
        .toList();
  }

  private boolean isOfThisSite(URI address) {
    return came.equals(PageReader.NOWHERE) || site(address).equals(site(came));
  }

  private static String site(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return TWIN.matcher(host).replaceFirst("") + ":" + address.getPort();
  }

  private @Nullable String attribute(Places places, String name) {
    Element found = places.firstIn(document);
    return found == null || found.attr(name).isBlank() ? null : found.attr(name);
  }
}

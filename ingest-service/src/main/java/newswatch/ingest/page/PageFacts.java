package newswatch.ingest.page;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
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

  private final Document document;
  private final URI came;
  private final LinkedData linked;

  PageFacts(Document document, URI came) {
    this.document = document;
    this.came = came;
    this.linked = new LinkedData(document);
  }

  /**
   * Where the page says it lives. Another site is not believed: it could take the place of an
   * article there. Nor is the front page, which many pages name by mistake.
   */
  URI address() {
    return Stream.of(attribute("link[rel=canonical]", "href"), meta("og:url"))
        .filter(Objects::nonNull)
        .map(link -> ArticleAddress.of(link, came).orElse(came))
        .filter(this::isOfThisSite)
        .filter(address -> !"/".equals(address.getPath()) || "/".equals(came.getPath()))
        .findFirst()
        .orElse(came);
  }

  String title() {
    return first(
        List.of(
            () -> linked.text("headline"),
            () -> meta("og:title"),
            () -> element("h1"),
            document::title));
  }

  @Nullable String author() {
    return absentIfEmpty(
        first(
            List.of(
                () -> linked.names("author"),
                () -> meta("author"),
                () -> meta("article:author"),
                () -> element("[rel=author], [itemprop=author]"))));
  }

  @Nullable String source() {
    return absentIfEmpty(
        first(List.of(() -> meta("og:site_name"), () -> linked.names("publisher"))));
  }

  @Nullable String language() {
    return absentIfEmpty(first(List.of(() -> attribute("html", "lang"), () -> meta("og:locale"))));
  }

  @Nullable Instant publishedAt() {
    return Stream.<Supplier<@Nullable String>>of(
            () -> linked.text("datePublished"),
            () -> meta("article:published_time"),
            () -> attribute("[itemprop=datePublished]", "content"),
            () -> attribute("[itemprop=datePublished]", "datetime"),
            () -> attribute("time[datetime]", "datetime"))
        .map(place -> PublicationTime.of(place.get()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private boolean isOfThisSite(URI address) {
    return site(address).equals(site(came));
  }

  private static String site(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return TWIN.matcher(host).replaceFirst("") + ":" + address.getPort();
  }

  /** As one line of plain text; an address is no name and no title. */
  private static String first(List<Supplier<@Nullable String>> places) {
    return places.stream()
        .map(place -> PlainText.lineOfHtml(place.get()))
        .filter(text -> !text.isEmpty() && !ADDRESS.matcher(text).matches())
        .findFirst()
        .orElse("");
  }

  private @Nullable String meta(String name) {
    return attribute("meta[property=%1$s], meta[name=%1$s]".formatted(name), "content");
  }

  private @Nullable String attribute(String selector, String name) {
    Element found = document.selectFirst(selector);
    return found == null || found.attr(name).isBlank() ? null : found.attr(name);
  }

  private @Nullable String element(String selector) {
    Element found = document.selectFirst(selector);
    return found == null ? null : found.html();
  }

  private static @Nullable String absentIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}

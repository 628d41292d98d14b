package newswatch.ingest.page;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import newswatch.ingest.article.PlainText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The title of the article on a page, without the name of the site. */
final class Headline {
  private static final List<String> TAGS =
      List.of(
          "og:title",
          "twitter:title",
          "parsely-title",
          "sailthru.title",
          "dc.title",
          "dcterms.title",
          "headline");
  private static final Places MARKED = Places.of("[itemprop=headline]");
  private static final Places HEADING_OF_ARTICLE = Places.of("article h1", "main h1");
  private static final Places HEADING = Places.of("h1");
  private static final Pattern ADDRESS = Pattern.compile("https?://.*", Pattern.DOTALL);

  /** What parts a title from the name of its site: a sign with spaces around it. */
  private static final Pattern PART =
      Pattern.compile("\\s+(?:[|\u2013\u2014\u00b7\u2022\u00bb-]|::)\\s+");

  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** More is no title, and patterns would take long over it. */
  private static final int MAX_LINE = 1_000;

  private static final String CUT = "\u2026";

  private Headline() {}

  /**
   * The title, as one line; empty where there is none.
   *
   * @param sites names of the site, as it or its host tells
   */
  static String of(Document document, LinkedData linked, MetaTags tags, List<String> sites) {
    String first =
        Stream.concat(
                Stream.of(linked.text("headline")),
                Stream.concat(
                    TAGS.stream().map(tags::first),
                    Stream.of(
                        html(document, MARKED),
                        html(document, HEADING_OF_ARTICLE),
                        html(document, HEADING),
                        document.title())))
            .map(Headline::line)
            .filter(line -> !line.isEmpty())
            .map(line -> withoutSite(line, sites))
            .filter(line -> !line.isEmpty() && !isSite(line, sites))
            .findFirst()
            .orElse("");
    return whole(first, document);
  }

  /** What stands whole in the heading where the tag carries a part only. */
  private static String whole(String title, Document document) {
    String start =
        title.endsWith(CUT)
            ? title.substring(0, title.length() - 1)
            : title.endsWith("...") ? title.substring(0, title.length() - 3) : "";
    if (start.isBlank()) {
      return title;
    }
    String heading = line(html(document, HEADING));
    return heading.startsWith(start.strip()) ? heading : title;
  }

  private static String line(@Nullable String html) {
    String whole = PlainText.lineOfHtml(html);
    String line = whole.substring(0, Math.min(whole.length(), MAX_LINE));
    return ADDRESS.matcher(line).matches() ? "" : line;
  }

  private static @Nullable String html(Document document, Places places) {
    Element found = places.firstIn(document);
    return found == null ? null : found.html();
  }

  private static String withoutSite(String title, List<String> sites) {
    List<String> parts = PART.splitAsStream(title).toList();
    if (parts.size() < 2) {
      return title;
    }
    String last = parts.getLast();
    if (isSite(last, sites)) {
      return title
          .substring(0, title.lastIndexOf(last))
          .replaceAll("[\\s|\u2013\u2014\u00b7\u2022\u00bb:-]+$", "");
    }
    return isSite(parts.getFirst(), sites)
        ? title
            .substring(parts.getFirst().length())
            .replaceAll("^[\\s|\u2013\u2014\u00b7\u2022\u00bb:-]+", "")
        : title;
  }

  private static boolean isSite(String text, List<String> sites) {
    String words = words(text);
    return sites.stream().filter(Objects::nonNull).map(Headline::words).anyMatch(words::equals);
  }

  private static String words(String text) {
    return NOT_WORDS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
  }
}

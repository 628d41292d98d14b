package newswatch.ingest.page;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newswatch.ingest.article.PlainText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Who wrote the article, as names: without "By", addresses, and words about the writer. */
final class Authors {
  private static final List<String> TAGS =
      List.of(
          "author",
          "article:author",
          "parsely-author",
          "sailthru.author",
          "dc.creator",
          "dcterms.creator",
          "byl",
          "og:article:author",
          "twitter:creator:name");
  private static final List<Places> PLACES =
      Stream.of(
              "[itemprop=author] [itemprop=name]",
              "[itemprop=author]",
              "[rel~=author]",
              ".author-name",
              ".byline-name",
              ".byline",
              ".author")
          .map(Places::of)
          .toList();
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?:https?://|www\\.|/|@|#).*|.*\\.(?:com|org|net)/.*|\\d+|(?i)admin|null|undefined|staff|editor");
  private static final Pattern BY =
      Pattern.compile(
          "^(?i)(?:(?:written |posted |published |reported )?by|von|par|por|di|door|oleh|от|автор):?\\s+");
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?i)\\s*(?:\\||\u2022|\u00b7|\\bpublished\\b|\\bupdated\\b|\\bposted\\b|<|\\(|\\b\\d{1,2}:\\d{2}|\\S+@\\S+).*$");
  private static final Pattern ROLE =
      Pattern.compile(
          "(?iU).*\\b(?:writer|reporter|editor|correspondent|staff|columnist|contributor|business|news|bureau|politics|sports)\\b.*");
  private static final Pattern PARTS = Pattern.compile("\\s*(?:;|,| and | & | und | et | y )\\s*");

  /** In characters: a longer line tells more than a name. */
  private static final int MAX_NAME = 60;

  /** No more of a byline is looked at, which patterns would take long over. */
  private static final int MAX_LINE = 500;

  private Authors() {}

  /** Their names, parted by a comma and a space; absent where the page names nobody. */
  static @Nullable String of(Document document, LinkedData linked, MetaTags tags) {
    return Stream.concat(
            Stream.of(linked.names("author"), linked.names("creator")),
            Stream.concat(
                TAGS.stream().map(tags::all), PLACES.stream().map(place -> at(document, place))))
        .map(Authors::names)
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static List<String> at(Document document, Places place) {
    Element found = place.firstIn(document);
    if (found == null) {
      return List.of();
    }
    return List.of(found.hasAttr("content") ? found.attr("content") : found.html());
  }

  private static String names(List<String> written) {
    return written.stream()
        .map(Authors::line)
        .flatMap(Authors::each)
        .map(Authors::name)
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String line(String written) {
    String line = PlainText.lineOfHtml(written);
    return line.substring(0, Math.min(line.length(), MAX_LINE));
  }

  /** Of people each in a row, without their posts; a house's name stays whole. */
  private static Stream<String> each(String line) {
    String names = BY.matcher(line).replaceFirst("");
    List<String> parts = PARTS.splitAsStream(names).toList();
    return parts.getFirst().contains(" ")
        ? parts.stream().filter(part -> part.contains(" ") && !ROLE.matcher(part).matches())
        : Stream.of(names);
  }

  private static @Nullable String name(String written) {
    String name = BESIDE.matcher(BY.matcher(written.strip()).replaceFirst("")).replaceFirst("");
    return name.isBlank() || name.length() > MAX_NAME || NO_NAME.matcher(name).matches()
        ? null
        : name.strip();
  }
}

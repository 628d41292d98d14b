package newswatch.search.discovery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import newswatch.fetch.Content;
import newswatch.fetch.Download;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a feed from a page and from anything else, and of a feed what helps to choose it. It is
 * read for good by ingest-service alone; here, what is broken in it counts for nothing.
 */
final class Glance {
  private static final int LONGEST_TITLE = 200;
  private static final int START = 2_048;
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

  /** Whichever comes first: a page may speak of feeds, and a feed hold a page. */
  private static final Pattern ROOT =
      Pattern.compile(
          "<(?:\\w+:)?(?<feed>rss|rdf|feed|urlset|sitemapindex)[\\s>]|<!doctype html|<html");

  private static final JsonMapper JSON = JsonMapper.shared();

  private Glance() {}

  /** What was downloaded. */
  static Look at(Download.Changed download) {
    String start = start(download.content());
    URI url = download.address();
    if (start.startsWith("{")) {
      return json(url, download.content());
    }
    Matcher root = ROOT.matcher(start);
    boolean rooted = root.find();
    if (rooted && root.group("feed") != null) {
      return xml(url, parsed(download, Parser.xmlParser()));
    }
    String type = String.valueOf(download.contentType()).toLowerCase(Locale.ROOT);
    return rooted || type.contains("html")
        ? new Look.APage(parsed(download, Parser.htmlParser()))
        : new Look.Nothing("neither a feed nor a page");
  }

  private static Document parsed(Download.Changed download, Parser parser) {
    try (InputStream in = download.content().stream()) {
      return Jsoup.parse(
          in, charset(download.contentType()), download.address().toString(), parser);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be read", e);
    }
  }

  private static @Nullable String charset(@Nullable String contentType) {
    Matcher named = CHARSET.matcher(contentType == null ? "" : contentType);
    try {
      return named.find() && Charset.isSupported(named.group(1)) ? named.group(1) : null;
    } catch (IllegalCharsetNameException _) {
      return null;
    }
  }

  /** In lower case, without a byte order mark in UTF-8 and white space before it. */
  private static String start(Content content) {
    try (InputStream in = content.stream()) {
      return new String(in.readNBytes(START), ISO_8859_1)
          .toLowerCase(Locale.ROOT)
          .replace("\u0000", "")
          .replaceFirst("^[\u00ef\u00bb\u00bf\u00fe\u00ff\\s]+", "");
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be read", e);
    }
  }

  private static Look xml(URI url, Document document) {
    Element root = document.firstElementChild();
    if (root == null) {
      return new Look.Nothing("an empty document");
    }
    return switch (root.normalName().replaceFirst("^\\w+:", "")) {
      case "rss" -> feed(url, "rss", root.selectFirst("channel > title"), root.select("item"));
      case "rdf" -> feed(url, "rdf", root.selectFirst("channel > title"), root.select("item"));
      case "feed" -> feed(url, "atom", root.selectFirst("feed > title"), root.select("entry"));
      case "urlset" -> {
        List<Element> news = root.select("news|news");
        yield news.isEmpty()
            ? new Look.Nothing("a sitemap without news")
            : feed(url, "news-sitemap", root.selectFirst("news|name"), news);
      }
      case "sitemapindex" -> new Look.Nothing("an index of sitemaps, not a feed");
      default -> new Look.Nothing("an XML document that is no feed");
    };
  }

  private static Look feed(URI url, String format, @Nullable Element title, List<Element> entries) {
    return new Look.AFeed(
        new FoundFeed(
            url,
            title == null ? null : plain(title.text()),
            format,
            entries.size(),
            newest(
                entries.stream()
                    .flatMap(
                        entry ->
                            entry
                                .select(
                                    "pubDate, published, updated, issued, modified, dc|date,"
                                        + " news|publication_date")
                                .stream())
                    .map(Element::text))));
  }

  private static Look json(URI url, Content content) {
    JsonNode feed;
    try (InputStream in = content.stream()) {
      feed = JSON.readTree(in);
    } catch (IOException | JacksonException _) {
      return new Look.Nothing("JSON that cannot be read");
    }
    if (!feed.path("version").asString("").contains("jsonfeed.org/version/")
        || !feed.path("items").isArray()) {
      return new Look.Nothing("JSON that is no feed");
    }
    JsonNode items = feed.path("items");
    return new Look.AFeed(
        new FoundFeed(
            url,
            plain(feed.path("title").asString("")),
            "json",
            items.size(),
            newest(
                items
                    .valueStream()
                    .flatMap(
                        item ->
                            Stream.of(
                                item.path("date_published").asString(""),
                                item.path("date_modified").asString(""))))));
  }

  private static @Nullable Instant newest(Stream<String> times) {
    return times
        .map(StatedTime::of)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** A title may hold markup, which is nobody's business here. */
  private static @Nullable String plain(String title) {
    String text = Jsoup.parse(title).text().strip();
    if (text.isEmpty()) {
      return null;
    }
    return text.codePointCount(0, text.length()) <= LONGEST_TITLE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TITLE));
  }
}

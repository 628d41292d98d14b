package newswatch.ingest.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON Feed 1.0 and 1.1 (jsonfeed.org), and what comes close to being JSON. */
final class JsonFeedReading {
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private static final Pattern VERSION =
      Pattern.compile("(?:https?://)?(?:www\\.)?(?:jsonfeed\\.org/version/)?(1(?:\\.\\d)?)/?");

  private final String base;

  private JsonFeedReading(String base) {
    this.base = base;
  }

  /** Whether the text is rather JSON than XML. */
  static boolean isJson(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return text.charAt(i) == '{' || text.charAt(i) == '[';
      }
    }
    return false;
  }

  /**
   * What the JSON tells.
   *
   * @throws TooMuch when it is beyond a bound
   */
  static Reading of(String json, String base) throws TooMuch {
    try {
      bound(json);
      return new JsonFeedReading(base).read(LENIENT.readTree(json));
    } catch (JacksonException e) {
      return new Reading.NotAFeed("JSON that is broken: " + e.getOriginalMessage());
    }
  }

  /** A tree takes many times the memory of its text, so its parts are counted first. */
  private static void bound(String json) throws TooMuch {
    int parts = 0;
    try (JsonParser parser = LENIENT.createParser(json)) {
      while (parser.nextToken() != null) {
        if (++parts > 2 * TolerantTree.MAX_NODES) {
          throw new TooMuch(
              "holds more than %d values, and no more are read".formatted(TolerantTree.MAX_NODES));
        }
      }
    }
  }

  private Reading read(JsonNode feed) throws TooMuch {
    var version = VERSION.matcher(feed.path("version").asString("").strip());
    JsonNode items = feed.path("items");
    boolean known = version.matches();
    if (!known && (feed.has("version") || !items.isArray() || !isItem(items.path(0)))) {
      return new Reading.NotAFeed("JSON, but no JSON Feed");
    }
    if (items.size() > FeedReader.MAX_ENTRIES) {
      throw new TooMuch(
          "lists %d entries, and no more than %d are read"
              .formatted(items.size(), FeedReader.MAX_ENTRIES));
    }
    String authors = authors(feed);
    List<Entry> entries = new ArrayList<>();
    Instant newest = null;
    for (JsonNode item : items) {
      if (item.isObject()) {
        Entry entry = entry(item, authors);
        entries.add(entry);
        newest = later(newest, entry.updatedAt() == null ? entry.publishedAt() : entry.updatedAt());
      }
    }
    FeedFacts facts =
        new FeedFacts(
            known && version.group(1).equals("1.1") ? "json-1.1" : "json-1.0",
            link(feed, "home_page_url"),
            text(feed, "description"),
            authors,
            null,
            newest,
            null);
    return new FeedDocument(text(feed, "title"), text(feed, "language"), facts, entries);
  }

  private static boolean isItem(JsonNode item) {
    return item.has("url") || item.has("content_html") || item.has("content_text");
  }

  private Entry entry(JsonNode item, @Nullable String inherited) {
    String html = text(item, "content_html");
    String plain = text(item, "content_text");
    String url = link(item, "url");
    String authors = authors(item);
    Instant published = FeedDate.of(text(item, "date_published"));
    Instant updated = FeedDate.of(text(item, "date_modified"));
    Set<String> tags = new LinkedHashSet<>();
    item.path("tags").forEach(tag -> add(tag, tags));
    Set<String> enclosures = new LinkedHashSet<>();
    item.path("attachments").forEach(file -> enclosures.addAll(present(link(file, "url"))));
    return new Entry(
        text(item, "id"),
        url == null ? link(item, "external_url") : url,
        text(item, "title"),
        true,
        text(item, "summary"),
        html != null
            ? HtmlLinks.whole(html, base)
            : plain == null ? null : InlineMarkup.escaped(plain).replace("\n", "<br>\n"),
        authors == null ? inherited : authors,
        text(item, "language"),
        published == null ? updated : published,
        updated,
        List.copyOf(tags),
        List.copyOf(enclosures));
  }

  /** Of version 1.1, or else the one of 1.0. */
  private static @Nullable String authors(JsonNode of) {
    Set<String> names = new LinkedHashSet<>();
    of.path("authors").forEach(author -> addAuthor(author, names));
    if (names.isEmpty()) {
      addAuthor(of.path("author"), names);
    }
    return names.isEmpty() ? null : String.join(", ", names);
  }

  private static void addAuthor(JsonNode author, Set<String> names) {
    String name = author.isString() ? author.asString() : text(author, "name");
    name = name == null ? text(author, "url") : name;
    if (name != null && !name.isBlank()) {
      names.add(name.strip());
    }
  }

  private @Nullable String link(JsonNode of, String field) {
    String link = text(of, field);
    return link == null ? null : Address.resolved(base, link);
  }

  /** Numbers stand for themselves, as publishers use them for ids. */
  private static @Nullable String text(JsonNode of, String field) {
    JsonNode value = of.path(field);
    if (!value.isString() && !value.isNumber()) {
      return null;
    }
    String text = value.asString().strip();
    return text.isEmpty() ? null : text;
  }

  private static void add(JsonNode value, Set<String> to) {
    if (value.isString() && !value.asString().isBlank()) {
      to.add(value.asString().strip());
    }
  }

  private static List<String> present(@Nullable String text) {
    return text == null ? List.of() : List.of(text);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }
}

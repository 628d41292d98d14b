package newswatch.ingest;

import java.net.URI;
import java.time.Instant;
import newswatch.events.EventJson;
import newswatch.ingest.article.ArticleAddress;
import newswatch.ingest.document.Entry;
import newswatch.ingest.document.FeedDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer of {@code newswatch feed} about one feed. Texts stand in it as the feed gives them,
 * HTML included, and links are whole; {@code url} is the canonical address that an entry's article
 * would have.
 *
 * @param json {@code {"id","ok","error","feed","entries"}}, on one line
 */
record FeedLine(boolean ok, String json) {

  static FeedLine failed(String id, String error) {
    return new FeedLine(false, line(id, false, error).toString());
  }

  /**
   * What the document lists.
   *
   * @param base where it came from
   */
  static FeedLine of(String id, FeedDocument document, URI base) {
    ObjectNode line = line(id, true, null);
    ObjectNode feed = line.putObject("feed");
    put(feed, "format", document.about().format());
    put(feed, "title", document.title());
    put(feed, "link", document.about().link());
    put(feed, "description", document.about().description());
    put(feed, "author", document.about().author());
    put(feed, "language", document.language());
    put(feed, "id", document.about().id());
    put(feed, "date", document.about().updatedAt());
    ArrayNode entries = line.putArray("entries");
    document.entries().forEach(entry -> put(entries.addObject(), entry, base));
    return new FeedLine(true, line.toString());
  }

  private static void put(ObjectNode into, Entry entry, URI base) {
    put(into, "title", entry.title());
    put(into, "link", entry.link());
    put(into, "url", ArticleAddress.of(entry.link(), base).map(URI::toString).orElse(null));
    put(into, "guid", entry.guid());
    put(into, "summary", entry.summary());
    put(into, "content", entry.content());
    put(into, "author", entry.author());
    put(into, "published", entry.publishedAt());
    put(into, "updated", entry.updatedAt());
    entry.categories().forEach(into.putArray("categories")::add);
    entry.enclosures().forEach(into.putArray("enclosures")::add);
  }

  private static ObjectNode line(String id, boolean ok, @Nullable String error) {
    ObjectNode line = EventJson.mapper().createObjectNode();
    line.put("id", id).put("ok", ok).put("error", error);
    return line;
  }

  private static void put(ObjectNode into, String name, @Nullable String text) {
    if (text != null) {
      into.put(name, text);
    }
  }

  private static void put(ObjectNode into, String name, @Nullable Instant time) {
    put(into, name, time == null ? null : time.toString());
  }
}

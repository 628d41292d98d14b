package newswatch.bench.indexing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import newswatch.events.Digest;
import newswatch.events.EventJson;
import newswatch.local.process.Unable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The template that search-service puts in place, for those who store articles in its stead.
 *
 * @param name of it, and how its monthly indices' names begin: with a digest of what it says
 * @param json as Elasticsearch takes it
 */
public record ArticleTemplate(String name, String json) {
  /** How all indices of articles begin. */
  static final String ARTICLES = "newswatch-articles";

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("yyyy.MM").withZone(ZoneOffset.UTC);
  private static final String RESOURCE = "BOOT-INF/classes/index/articles.json";
  private static final int MARK_BITS = 32;

  public ArticleTemplate {
    requireNonNull(name, "name");
    requireNonNull(json, "json");
  }

  /** The one in the jar of search-service. */
  public static ArticleTemplate in(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(RESOURCE);
      if (entry == null) {
        throw new Unable("%s holds no %s.".formatted(jar, RESOURCE));
      }
      return of((ObjectNode) EventJson.mapper().readTree(zip.getInputStream(entry)));
    }
  }

  private static ArticleTemplate of(ObjectNode template) {
    JsonNode content = template.path("template");
    String name =
        ARTICLES
            + "-"
            + Digest.hex(
                MARK_BITS,
                content.path("settings").toString(),
                content.path("mappings").toString());
    template.putArray("index_patterns").add(name + "-*");
    return new ArticleTemplate(name, template.toString());
  }

  /** The index of articles that were first seen then. */
  static String index(String name, Instant firstSeenAt) {
    return name + "-" + MONTH.format(firstSeenAt);
  }
}

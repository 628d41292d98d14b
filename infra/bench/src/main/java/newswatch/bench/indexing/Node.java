package newswatch.bench.indexing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import newswatch.events.ArticleId;
import newswatch.events.EventJson;
import newswatch.local.process.Unable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks Elasticsearch what is in the index of articles, and prepares it. */
public final class Node implements AutoCloseable {
  private static final String ALL = "/" + ArticleTemplate.ARTICLES + "-*";
  private static final int REDIRECTIONS = 300;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI uri;

  public Node(URI uri) {
    this.uri = uri;
  }

  /** Puts the template in place, as search-service would. */
  public void prepare(ArticleTemplate template) throws IOException {
    var _ = ask("PUT", "/_index_template/" + template.name(), template.json().getBytes(UTF_8));
  }

  /** How many times something was stored, found by a search or not yet. */
  long stored() throws IOException {
    return ask("GET", ALL + "/_stats/indexing", null)
        .at("/_all/primaries/indexing/index_total")
        .asLong(0);
  }

  /** How many documents a search finds. */
  public long found() throws IOException {
    return ask("GET", ALL + "/_count", null).path("count").asLong();
  }

  /** Of how many documents a search finds this revision. */
  long foundRevisions(int revision) throws IOException {
    byte[] query = EventJson.write(Map.of("query", Map.of("term", Map.of("revision", revision))));
    return ask("POST", ALL + "/_count", query).path("count").asLong();
  }

  /** Whether a search finds this article. */
  public boolean finds(ArticleId id) throws IOException {
    byte[] query =
        EventJson.write(Map.of("query", Map.of("ids", Map.of("values", List.of(id.value())))));
    return ask("POST", ALL + "/_count", query).path("count").asLong() > 0;
  }

  /** Makes all that is stored be found. */
  public void refresh() throws IOException {
    var _ = ask("POST", ALL + "/_refresh", null);
  }

  /**
   * How many of these are not there, or are there with another content.
   *
   * @param template the name of the template that makes their indices
   */
  long different(List<IndexedDocument> documents, String template) throws IOException {
    List<Map<String, String>> wanted =
        documents.stream()
            .map(document -> Map.of("_index", document.index(template), "_id", document.id()))
            .toList();
    JsonNode found = ask("POST", "/_mget", EventJson.write(Map.of("docs", wanted))).path("docs");
    long different = 0;
    for (int i = 0; i < documents.size(); i++) {
      JsonNode expected = EventJson.mapper().readTree(EventJson.write(documents.get(i)));
      if (!expected.equals(found.path(i).path("_source"))) {
        different++;
      }
    }
    return different;
  }

  private JsonNode ask(String method, String path, byte @Nullable [] body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve(path))
            .header("Content-Type", "application/json")
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() >= REDIRECTIONS) {
        throw new Unable(
            "Elasticsearch answers %s with %d: %s"
                .formatted(path, answer.statusCode(), new String(answer.body(), UTF_8)));
      }
      return EventJson.mapper().readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Elasticsearch was asked", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

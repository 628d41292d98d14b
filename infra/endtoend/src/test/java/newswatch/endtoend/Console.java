package newswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API of a running console.
 *
 * @param address without a path
 */
record Console(String address) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration GLANCE = Duration.ofSeconds(1);

  JsonNode search(String query) throws IOException, InterruptedException {
    return get("/api/articles?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = ask(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(address + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Hands an article in; the status of the answer. */
  int post(String article) throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(address + "/api/articles"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(article))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Waits until so many articles match, however often it does not answer meanwhile. */
  void awaitTotal(Duration limit, String query, int total) {
    await()
        .atMost(limit)
        .pollInterval(GLANCE)
        .ignoreExceptions()
        .until(() -> search(query).get("total").asInt() == total);
  }

  /** Says what is at a path; the status of the answer. */
  int put(String path, String json) throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Removes what is at a path; the status of the answer. */
  int delete(String path) throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(address + path)).DELETE().build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** All that match, through all pages. */
  List<JsonNode> articles(String query) throws IOException, InterruptedException {
    List<JsonNode> articles = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get("/api/articles?size=100&q=" + query + "&cursor=" + cursor);
      articles.addAll(page.get("articles").values());
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    return articles;
  }

  /** As many match as there should be, all of them with different titles and unrevised. */
  void assertEachOnce(String query, int total) throws IOException, InterruptedException {
    List<String> titles = new ArrayList<>();
    for (JsonNode article : articles(query)) {
      titles.add(article.get("title").asString());
      assertThat(article.get("revision").asInt()).isEqualTo(1);
    }
    assertThat(titles).hasSize(total);
    assertThat(new TreeSet<>(titles)).hasSize(total);
  }
}

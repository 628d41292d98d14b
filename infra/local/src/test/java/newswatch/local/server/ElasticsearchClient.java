package newswatch.local.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the node as any HTTP client would. */
record ElasticsearchClient(URI uri) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();

  record Answer(int status, JsonNode body) {}

  Answer send(String method, String path, String body) throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(uri.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }

  Answer get(String path) throws Exception {
    return send("GET", path, "");
  }

  Answer put(String path, String body) throws Exception {
    return send("PUT", path, body);
  }

  /** The words that an {@code _analyze} request answers. */
  List<String> words(String path, String body) throws Exception {
    Answer answer = send("POST", path, body);
    if (answer.status() != 200) {
      throw new AssertionError(answer.body().toString());
    }
    return answer
        .body()
        .path("tokens")
        .valueStream()
        .map(token -> token.path("token").asString())
        .toList();
  }
}

package newswatch.bench.search;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.EventJson;
import newswatch.local.process.Unable;
import tools.jackson.databind.JsonNode;

/**
 * Searches once through search-service with a recorder behind it, to learn what it sends.
 *
 * @param paths what search-service is asked, with a cursor where a later page is wanted
 * @param sent what it sends for each
 */
record Recording(List<String> paths, List<List<Sent>> sent) {
  private static final int OK = 200;

  Recording {
    paths = List.copyOf(paths);
    sent = List.copyOf(sent);
  }

  /**
   * @param service is connected to the recorder
   */
  static Recording of(List<SearchMix.Wanted> searches, URI service, Recorder recorder)
      throws IOException {
    List<String> paths = new ArrayList<>();
    List<List<Sent>> sent = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (SearchMix.Wanted wanted : searches) {
        String path = wanted.path();
        for (int page = 1; page < wanted.page(); page++) {
          JsonNode next = ask(client, service, path).path("next");
          if (next.isString()) {
            path =
                wanted.path()
                    + "&cursor="
                    + URLEncoder.encode(next.stringValue(), StandardCharsets.UTF_8);
          }
        }
        var _ = recorder.take();
        var _ = ask(client, service, path);
        paths.add(path);
        sent.add(recorder.take());
      }
    }
    return new Recording(paths, sent);
  }

  private static JsonNode ask(HttpClient client, URI service, String path) throws IOException {
    try {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(service.resolve(path)).build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        throw new Unable(
            "search-service answers %s with %d: %s"
                .formatted(
                    path, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8)));
      }
      return EventJson.mapper().readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while search-service was asked", e);
    }
  }

  /** As one asks search-service. */
  List<Question> throughService(URI service) {
    return paths.stream()
        .map(path -> new Question(List.of(HttpRequest.newBuilder(service.resolve(path)).build())))
        .toList();
  }

  /** As search-service asks the node. */
  List<Question> straightTo(URI node) {
    return sent.stream()
        .map(steps -> new Question(steps.stream().map(step -> Recorder.of(node, step)).toList()))
        .toList();
  }
}

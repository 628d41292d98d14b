package newswatch.local.handin;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import newswatch.local.process.Unable;
import newswatch.local.server.ConsoleToken;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console's side of handing in: {@code POST /api/articles}, {@code GET /api/submissions}. */
final class Console {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int LONGEST_PAUSE = 10;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  private final URI address;
  private final boolean alert;
  private final ConsoleToken token;

  Console(URI address, boolean alert, ConsoleToken token) {
    this.address = address;
    this.alert = alert;
    this.token = token;
  }

  /**
   * Hands it in.
   *
   * @throws Unable if the console answers what no console of ours would
   */
  Answer take(byte[] body) throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(
              request("/api/articles" + (alert ? "?alert=true" : ""))
                  .header("Content-Type", "application/x-ndjson")
                  .POST(BodyPublishers.ofByteArray(body))
                  .build(),
              BodyHandlers.ofString());
      JsonNode said = read(response.body());
      return switch (response.statusCode()) {
        case 200, 202 -> {
          Optional<String> id = id(response, said);
          if (id.isEmpty()) {
            throw strange(response);
          }
          yield new Answer.Taken(id.get(), problems(said.path("refused")));
        }
        case 400, 422 -> new Answer.Refused(why(said), problems(said.path("errors")));
        case 413 -> new Answer.TooLarge();
        case 429, 500, 502, 503, 504 -> new Answer.Later(why(said), pause(response));
        case 401, 403 ->
            throw new Unable(
                "The console at %s asks who comes: %s Set %s to a token of an editor."
                    .formatted(address, why(said), ConsoleToken.VARIABLE));
        case 404, 405, 415 ->
            throw new Unable(
                "The console at %s takes no articles: it is older than this command, or no console."
                    .formatted(address));
        default -> throw strange(response);
      };
    } catch (IOException e) {
      return new Answer.Later(reason(e), 1);
    }
  }

  /** What has become of it; nothing where the console does not answer just now. */
  Optional<Fate> fate(String id) throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(request("/api/submissions/" + id).build(), BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        return Optional.empty();
      }
      JsonNode said = read(response.body());
      String state = said.path("state").asString("");
      return Optional.of(
          new Fate(
              state.equals("searchable") || state.equals("refused"),
              said.path("searchable").asInt(0),
              problems(said.path("problems"))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).timeout(LIMIT);
    token.authorization().ifPresent(value -> request.setHeader("Authorization", value));
    return request;
  }

  private static Optional<String> id(HttpResponse<String> response, JsonNode said) {
    return Optional.of(said.path("id").asString(""))
        .filter(id -> !id.isEmpty())
        .or(
            () ->
                response
                    .headers()
                    .firstValue("Location")
                    .map(place -> place.substring(place.lastIndexOf('/') + 1)));
  }

  private static List<Answer.Problem> problems(JsonNode lines) {
    List<Answer.Problem> problems = new ArrayList<>();
    for (JsonNode line : lines) {
      problems.add(
          new Answer.Problem(line.path("line").asInt(0), line.path("problem").asString("")));
    }
    return problems;
  }

  private static String why(JsonNode said) {
    return said.path("detail").asString(said.path("title").asString("no reason given"));
  }

  private static int pause(HttpResponse<String> response) {
    try {
      return response
          .headers()
          .firstValue("Retry-After")
          .map(seconds -> Math.clamp(Integer.parseInt(seconds), 1, LONGEST_PAUSE))
          .orElse(1);
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  private Unable strange(HttpResponse<String> response) {
    return new Unable(
        "The console at %s answers %d: %s"
            .formatted(address, response.statusCode(), why(read(response.body()))));
  }

  private static String reason(IOException e) {
    return requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }
}

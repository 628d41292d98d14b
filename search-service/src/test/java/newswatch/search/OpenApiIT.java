package newswatch.search;

import static newswatch.search.SampleArticles.article;
import static newswatch.search.SampleArticles.inStory;
import static newswatch.search.SampleArticles.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import newswatch.events.AlertRaised;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.StoryId;
import newswatch.search.DocumentedApi.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The service's OpenAPI document, held to what the service answers. Examples are sent in turn. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpenApiIT {
  @RegisterExtension private static final Servers SERVERS = new Servers();

  /**
   * Its ids are made when articles are handed in, so that no example can name one that is there.
   */
  private static final String SUBMISSION = "/api/submissions/{id}";

  /** Asks a site out there. */
  private static final String DISCOVERY = "/api/feeds/discover";

  private static final String RECEIVERS = "/api/receivers";

  /** Stands for the hosts of receivers, whose names are looked up, and are nobody's. */
  private static final String RECEIVER = "127.0.0.1:9";

  /** They never end; heard out by {@link StreamIT} and {@link AlertDeliveryIT}. */
  private static final Set<String> STREAMS = Set.of("/api/stream", "/api/alerts/stream");

  @TempDir private static Path folder;

  private static RunningSearch service;
  private static DocumentedApi api;

  @BeforeAll
  static void start() {
    service =
        RunningSearch.start(
            SERVERS,
            "--newswatch.key.make=true",
            "--newswatch.key.file=" + folder.resolve("keys"),
            "--newswatch.delivery.allow=" + RECEIVER);
    api = DocumentedApi.of(service);
    ArticleTagged harbour =
        tagged(
            article("harbour", "Harbour opens", "The new harbour opened on Tuesday."), "economy");
    service.arrive(inStory(harbour, StoryId.ofFirst(harbour.article().id())));
    await().atMost(Duration.ofMinutes(1)).until(() -> service.search().get("total").asInt() == 1);
    AlertRaised alert = SampleAlerts.alert("rates-in-asia", "harbour");
    service.publish(Channel.ALERTS, alert.subscription().value(), EventJson.write(alert));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> service.get("/api/alerts/" + alert.alert()).statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  static List<Operation> reads() {
    return api.operations("GET").stream()
        .filter(
            operation ->
                !STREAMS.contains(operation.path()) && !operation.path().equals(SUBMISSION))
        .toList();
  }

  static List<Operation> listsByParameters() {
    return api.operations("GET").stream()
        .filter(operation -> !operation.path().contains("{"))
        .filter(
            operation ->
                api.parameters(operation).stream()
                    .anyMatch(its -> its.get("name").asString().equals("q")))
        .toList();
  }

  @Test
  @Order(0)
  void documentIsTheOneThatIsKept() throws IOException {
    Path root = Path.of(System.getProperty("newswatch.root", ".."));
    assertThat(api.document())
        .as("what is answered, beside docs/openapi.json; DescriptionsTest renews that")
        .isEqualTo(
            EventJson.mapper()
                .readTree(Files.readString(root.resolve("docs").resolve("openapi.json"))));
  }

  @ParameterizedTest
  @Order(1)
  @ValueSource(strings = {"POST", "PUT", "PATCH"})
  void examplesOfBodiesAreTaken(String method) {
    service.send("PUT", "/api/topics/economy", "{\"query\":\"harbour\"}");
    for (Operation operation : api.operations(method)) {
      JsonNode bodies = operation.described().path("requestBody").path("content");
      if (operation.path().equals(DISCOVERY)) {
        continue;
      }
      for (Map.Entry<String, JsonNode> body : bodies.properties()) {
        JsonNode example = body.getValue().get("example");
        HttpResponse<String> answer =
            service.send(
                method,
                api.address(operation),
                reachable(operation, example.isString() ? example.asString() : example.toString()),
                "Content-Type",
                body.getKey());
        assertAnswerIsAsDescribed(operation, answer);
      }
    }
  }

  private static String reachable(Operation operation, String body) {
    return operation.path().startsWith(RECEIVERS)
        ? body.replaceAll("https://[a-z.]+\\.example/", "https://" + RECEIVER + "/")
        : body;
  }

  @ParameterizedTest
  @Order(2)
  @MethodSource("reads")
  void examplesOfParametersAreAnswered(Operation operation) {
    HttpResponse<String> answer = service.get(api.address(operation));
    assertAnswerIsAsDescribed(operation, answer);
  }

  private static void assertAnswerIsAsDescribed(Operation operation, HttpResponse<String> answer) {
    assertThat(answer.statusCode())
        .as("%s %s: %s", operation, api.address(operation), answer.body())
        .isBetween(200, 299);
    JsonNode response = api.response(operation, answer.statusCode());
    assertThat(response.has("description")).as("%s: %s", operation, answer.statusCode()).isTrue();
    if (answer.body().isEmpty()) {
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElseThrow().replaceFirst(";.*", "");
    JsonNode described = response.path("content").get(type);
    assertThat(described).as("%s answers %s", operation, type).isNotNull();
    if (type.equals("application/json")) {
      JsonNode body = EventJson.mapper().readTree(answer.body());
      assertThat(api.differences(described.get("schema"), body)).as("%s", operation).isEmpty();
    }
  }

  /** A parameter that is not known is answered with those that are. */
  @ParameterizedTest
  @Order(3)
  @MethodSource("listsByParameters")
  void parametersAreThoseThatAreTaken(Operation operation) {
    HttpResponse<String> refused = service.get(operation.path() + "?nonsense=1");
    assertThat(refused.statusCode()).isEqualTo(400);
    String taken =
        RunningSearch.json(refused).get("detail").asString().replace("the parameters are ", "");
    Set<String> described = new TreeSet<>();
    for (JsonNode parameter : api.parameters(operation)) {
      if (parameter.get("in").asString().equals("query")) {
        described.add(parameter.get("name").asString());
      }
    }
    assertThat(described).containsExactlyInAnyOrder(taken.split(", "));
  }

  @Test
  @Order(4)
  void submissionIsAnsweredAsDescribed() {
    HttpResponse<String> taken =
        service.post("/api/articles", "application/json", "{\"title\":\"Quay closes\"}");
    String address = taken.headers().firstValue("Location").orElseThrow();
    Operation read =
        api.operations("GET").stream()
            .filter(operation -> operation.path().equals(SUBMISSION))
            .findFirst()
            .orElseThrow();
    assertAnswerIsAsDescribed(read, service.get(address));
  }

  @Test
  @Order(5)
  void examplesOfDeletionsAreTaken() {
    for (Operation operation : api.operations("DELETE")) {
      JsonNode body = operation.described().at("/requestBody/content/application~1json/example");
      assertAnswerIsAsDescribed(
          operation,
          service.send("DELETE", api.address(operation), body.isObject() ? body.toString() : ""));
    }
  }

  @Test
  void whoeverHasTheDocumentIsNotSentItAgain() {
    HttpResponse<String> document = service.get("/v3/api-docs");
    assertThat(document.headers().firstValue("Cache-Control")).hasValue("no-cache");
    String tag = document.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = service.get("/v3/api-docs", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void swaggerUiShowsThisDocumentAlone() {
    HttpResponse<String> door = service.get("/swagger-ui.html");
    assertThat(door.statusCode()).isEqualTo(302);
    assertThat(door.headers().firstValue("Location").orElseThrow())
        .endsWith("/swagger-ui/index.html");
    HttpResponse<String> page = service.get("/swagger-ui/index.html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("http://", "https://");
    JsonNode settings = RunningSearch.json(service.get("/v3/api-docs/swagger-config"));
    assertThat(settings.path("url").asString()).isEqualTo("/v3/api-docs");
    assertThat(settings.path("validatorUrl").asString()).isIn("", "none");
    assertThat(settings.path("queryConfigEnabled").asBoolean()).isFalse();
    assertThat(service.get("/swagger-ui/swagger-initializer.js").body()).doesNotContain("petstore");
  }

  @Test
  void policyIsWiderForSwaggerUiAndNothingElse() {
    assertThat(policy("/swagger-ui/index.html"))
        .contains("script-src 'self';", "style-src 'self' 'unsafe-inline';")
        .contains("img-src 'self' data:;", "connect-src 'self';");
    for (String path :
        List.of("/", "/swagger-ui.html", "/v3/api-docs", "/api/topics", "/swagger-ui-not/x")) {
      assertThat(policy(path)).as(path).doesNotContain("unsafe", "data:");
    }
  }

  private static String policy(String path) {
    return service.get(path).headers().firstValue("Content-Security-Policy").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v3/api-docs",
        "/swagger-ui.html",
        "/swagger-ui/index.html",
        "/webjars/swagger-ui/index.html"
      })
  void portForOperatorsHasNothingOfIt(String path) {
    assertThat(service.managed(path).statusCode()).isEqualTo(404);
  }
}

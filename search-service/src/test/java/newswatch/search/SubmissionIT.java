package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static newswatch.search.SampleArticles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.HandedIn;
import newswatch.events.Submission;
import newswatch.events.SubmissionEnded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Handing articles in over HTTP, with the test in ingest-service's place. */
class SubmissionIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String NDJSON = "application/x-ndjson";
  private static final String JSON = "application/json";

  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;

  @BeforeAll
  static void start() {
    service = RunningSearch.start(SERVERS);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void linesAreTakenOneByOneAndWhatBecomesOfThemIsTold() {
    HttpResponse<String> taken =
        service.post(
            "/api/articles",
            NDJSON,
            """
            {"id":7,"title":"First","publishedAt":"2026-01-02"}

            {"title":"Second",
            {"url":"https://news.example/third"}
            {"body":"Fourth","publishedAt":"soon"}
            """);
    assertThat(taken.statusCode()).isEqualTo(202);
    JsonNode receipt = RunningSearch.json(taken);
    assertThat(receipt.get("received").asInt()).isEqualTo(2);
    assertThat(lines(receipt.get("refused"))).containsExactly(3, 5);
    assertThat(receipt.get("refused").get(1).get("problem").asString()).contains("publishedAt");

    String location = taken.headers().firstValue("Location").orElseThrow();
    assertThat(standing(location).get("state").asString()).isEqualTo("received");
    List<Submission> sent = sent(receipt.get("id").asString());
    assertThat(sent).extracting(Submission::line).containsExactly(1, 4);
    assertThat(requireNonNull(sent.getFirst().article()).id()).isEqualTo("7");
    assertThat(sent.getLast().address()).hasToString("https://news.example/third");

    ArticleTagged indexed = article("handedin", "First", "handedinword");
    end(sent.getFirst(), indexed.article().id(), null);
    end(sent.getLast(), null, "there is nothing at this address");
    await().atMost(SOON).until(() -> is(location, "published"));
    service.arrive(indexed);
    await().atMost(SOON).until(() -> is(location, "searchable"));
    JsonNode standing = standing(location);
    assertThat(standing.get("published").asInt()).isEqualTo(1);
    assertThat(standing.get("refused").asInt()).isEqualTo(3);
    assertThat(lines(standing.get("problems"))).containsExactlyInAnyOrder(3, 4, 5);
  }

  @Test
  void oneArticleOfFiveMegabytesIsTakenAndItsBodyCut() {
    String body = "long ".repeat(1024 * 1024);
    HttpResponse<String> taken =
        service.post("/api/articles", JSON, json(Map.of("title", "Long", "body", body)));
    assertThat(taken.statusCode()).isEqualTo(202);
    String id = RunningSearch.json(taken).get("id").asString();
    HandedIn article = requireNonNull(sent(id).getFirst().article());
    assertThat(article.truncated()).isTrue();
    assertThat(String.valueOf(article.body()).getBytes(UTF_8)).hasSize(Article.MAX_BODY_BYTES);
  }

  @Test
  void charactersThatNoTextHasAreLeftOutAndKeepNobodyElseWaiting() {
    String body = "\\u0001".repeat(600_000) + "readable \\ud800 after all";
    HttpResponse<String> taken =
        service.post(
            "/api/articles",
            NDJSON,
            "{\"title\":\"Before\"}\n{\"title\":\"Odd\",\"body\":\"" + body + "\"}\n");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    HandedIn odd =
        requireNonNull(sent(RunningSearch.json(taken).get("id").asString()).getLast().article());
    assertThat(odd.body()).isEqualTo("readable  after all");
  }

  @Test
  void whatWasRefusedMayEndWellWhenItIsHandedInAgain() {
    String line = "{\"url\":\"https://news.example/again\"}";
    HttpResponse<String> taken = service.post("/api/articles", NDJSON, line);
    String location = taken.headers().firstValue("Location").orElseThrow();
    Submission first = sent(RunningSearch.json(taken).get("id").asString()).getFirst();
    end(first, null, "nothing stands there yet");
    await().atMost(SOON).until(() -> is(location, "refused"));

    service.post("/api/articles", NDJSON, line);
    assertThat(is(location, "received")).isTrue();
    end(first, article("again", "Again", "againword").article().id(), null);
    await().atMost(SOON).until(() -> is(location, "published"));
    assertThat(standing(location).get("problems").isEmpty()).isTrue();
  }

  @Test
  void sameUploadIsTheSameSubmission() {
    Function<String, String> id =
        line ->
            RunningSearch.json(service.post("/api/articles", NDJSON, line)).get("id").asString();
    assertThat(id.apply("{\"title\":\"Same\"}")).isEqualTo(id.apply("{\"title\":\"Same\"}"));
    assertThat(id.apply("{\"title\":\"Same\"}")).isNotEqualTo(id.apply("{\"title\":\"Other\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json     | 400 | {\"title\": | no JSON",
        "application/json     | 400 | [] | one JSON object",
        "application/json     | 400 | {\"title\":\" \"} | neither a title nor a body",
        "application/json     | 400 | {\"url\":\"file:///etc/passwd\"} | no http or https address",
        "application/json     | 400 | {\"title\":{}} | holds no text",
        "application/json     | 400 | '' | nothing in it",
        "application/x-ndjson | 400 | nonsense | Not one line can be used",
        "text/csv             | 415 | title | ''"
      })
  void whatCannotBeUsedIsRefusedWithTheReason(String type, int status, String body, String reason) {
    HttpResponse<String> refused = service.post("/api/articles", type, body);
    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(refused.body()).contains(reason);
  }

  @Test
  void uploadsThatAreTooLargeAreRefused() {
    byte[] line = ("{\"title\":\"" + "x".repeat(1_000_000) + "\"}\n").getBytes(UTF_8);
    HttpResponse<String> refused = service.post("/api/articles", NDJSON, line, 68);
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("in parts");
  }

  @Test
  void nobodyKnowsASubmissionThatWasNeverMade() {
    assertThat(service.get("/api/submissions/" + "0".repeat(32)).statusCode()).isEqualTo(404);
    assertThat(service.get("/api/submissions/x").statusCode()).isEqualTo(404);
  }

  private static void end(Submission of, @Nullable ArticleId article, @Nullable String problem) {
    service.publish(
        Channel.SUBMISSION_ENDINGS,
        of.id().value(),
        EventJson.write(
            new SubmissionEnded(of.id(), of.line(), of.items(), article, problem, Instant.EPOCH)));
  }

  private static List<Submission> sent(String id) {
    return service.read(Channel.SUBMISSIONS).stream()
        .filter(message -> message.key().equals(id))
        .map(message -> EventJson.read(message.value(), Submission.class))
        .toList();
  }

  private static boolean is(String location, String state) {
    return standing(location).get("state").asString().equals(state);
  }

  private static JsonNode standing(String location) {
    HttpResponse<String> response = service.get(location);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return RunningSearch.json(response);
  }

  private static List<Integer> lines(JsonNode problems) {
    return problems.values().stream().map(one -> one.get("line").asInt()).toList();
  }

  private static String json(Map<String, String> article) {
    return new String(EventJson.write(article), UTF_8);
  }
}

package newswatch.search;

import static newswatch.search.SampleArticles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.SavedSearch;
import newswatch.events.SearchId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Searches that are kept, over HTTP and in a real channel. */
class SavedSearchIT {
  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;

  @BeforeAll
  static void start() {
    service = RunningSearch.start(SERVERS);
    service.arrive(article("one", "Story one", "quay"), article("two", "Story two", "mole"));
    await().atMost(Duration.ofMinutes(1)).until(() -> service.search().get("total").asInt() == 2);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void savedSearchIsToldWithThePathsThatAskIt() {
    HttpResponse<String> made =
        put(
            "quays",
            """
            {"name": "Quays & moles", "q": "\\"quay\\" OR pier", "source": ["Example Post"],
             "language": ["en", "fr"], "collection": [], "sort": "oldest", "from": "2026-01-01"}
            """);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).hasValue("/api/searches/quays");
    JsonNode search = RunningSearch.json(made);
    assertThat(search.get("link").asString())
        .isEqualTo(
            "/api/articles?q=%22quay%22%20OR%20pier&from=2026-01-01&source=Example%20Post"
                + "&language=en&language=fr&sort=oldest");
    assertThat(search.get("changedBy").asString()).isEqualTo("local");
    assertThat(search.has("changedAt")).isTrue();
    assertThat(search.has("collection")).isFalse();
    assertThat(search.get("language").size()).isEqualTo(2);

    JsonNode found = RunningSearch.json(service.get(search.get("link").asString()));
    assertThat(found.get("total").asInt()).isEqualTo(1);
    HttpResponse<String> feed = service.get(search.get("feed").asString());
    assertThat(feed.statusCode()).isEqualTo(200);
    assertThat(feed.body()).contains("Story one").doesNotContain("Story two");

    HttpResponse<String> read = service.get("/api/searches/quays");
    assertThat(RunningSearch.json(read)).isEqualTo(search);
    assertThat(read.headers().firstValue("ETag")).isEqualTo(made.headers().firstValue("ETag"));
    assertThat(ids()).contains("quays");
    HttpResponse<String> sentBack = put("quays", read.body());
    assertThat(sentBack.statusCode()).isEqualTo(200);
    assertThat(sentBack.headers().firstValue("ETag")).isEqualTo(made.headers().firstValue("ETag"));
  }

  @Test
  void writersWhoKnowAnotherStateChangeNothing() {
    String first = put("guarded", "{\"q\":\"quay\"}").headers().firstValue("ETag").orElseThrow();
    assertThat(put("guarded", "{\"q\":\"mole\"}", "If-Match", first).statusCode()).isEqualTo(200);
    assertThat(put("guarded", "{\"q\":\"pier\"}", "If-Match", first).statusCode()).isEqualTo(412);
    assertThat(put("guarded", "{\"q\":\"pier\"}", "If-None-Match", "*").statusCode())
        .isEqualTo(412);
    assertThat(service.send("DELETE", "/api/searches/guarded", "", "If-Match", first).statusCode())
        .isEqualTo(412);
    assertThat(RunningSearch.json(service.get("/api/searches/guarded")).get("q").asString())
        .isEqualTo("mole");
    assertThat(service.send("DELETE", "/api/searches/guarded", "").statusCode()).isEqualTo(204);
    assertThat(service.get("/api/searches/guarded").statusCode()).isEqualTo(404);
    assertThat(service.send("DELETE", "/api/searches/guarded", "").statusCode()).isEqualTo(404);
    SavedSearch last =
        EventJson.read(
            service.read(Channel.SEARCHES).stream()
                .filter(message -> message.key().equals("guarded"))
                .toList()
                .getLast()
                .value(),
            SavedSearch.class);
    assertThat(last.deleted()).isTrue();
    assertThat(last.id()).isEqualTo(new SearchId("guarded"));
    assertThat(last.change().by()).isEqualTo("local");
    assertThat(ids()).doesNotContain("guarded");
  }

  @Test
  void idIsMadeOfTheNameWhereNoneIsGiven() {
    HttpResponse<String> made =
        service.post(
            "/api/searches", "application/json", "{\"name\":\"Über Häfen\",\"q\":\"quay\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).hasValue("/api/searches/uber-hafen");
    assertThat(
            service
                .post("/api/searches", "application/json", "{\"id\":\"uber-hafen\",\"q\":\"mole\"}")
                .statusCode())
        .isEqualTo(409);
    HttpResponse<String> chinese =
        service.post("/api/searches", "application/json", "{\"name\":\"南海\",\"q\":\"南海\"}");
    assertThat(chinese.headers().firstValue("Location").orElseThrow())
        .startsWith("/api/searches/search-");
  }

  @Test
  void whatIsSavedIsThereAfterARestart() {
    assertThat(put("lasting", "{\"q\":\"quay\"}").statusCode()).isEqualTo(201);
    try (RunningSearch other = RunningSearch.start(SERVERS)) {
      assertThat(RunningSearch.json(other.get("/api/searches/lasting")).get("q").asString())
          .isEqualTo("quay");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"q\":\"a AND (b\"}           | q",
        "{\"q\":7}                      | q",
        "{\"topic\":\"economy\"}        | topic",
        "{\"topic\":[\"NOT AN ID\"]}    | topic",
        "{\"from\":\"yesterday\"}       | from",
        "{\"from\":\"2026-02-01\",\"to\":\"2026-01-01\"} | to",
        "{\"sort\":\"best\"}            | sort",
        "{\"colour\":\"red\"}           | colour",
        "{\"size\":5}                   | size",
        "{\"id\":\"other\"}             | id",
        "{\"name\":\"a\\nb\"}           | name"
      })
  void whatCouldNotBeAskedIsRefusedByName(String body, String named) {
    HttpResponse<String> refused = put("broken", body);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(RunningSearch.json(refused).get("parameter").asString()).isEqualTo(named);
    assertThat(service.get("/api/searches/broken").statusCode()).isEqualTo(404);
  }

  @Test
  void placeInAQueryIsTold() {
    JsonNode problem = RunningSearch.json(put("broken", "{\"q\":\"a AND (b\"}"));
    assertThat(problem.get("position").isInt()).isTrue();
    assertThat(problem.get("detail").asString())
        .startsWith("at position " + problem.get("position").asInt());
  }

  @ParameterizedTest
  @CsvSource({"NOT%20AN%20ID, 400", "a, 201"})
  void idIsOneThatAPathCanHold(String id, int status) {
    assertThat(put(id, "{\"q\":\"quay\"}").statusCode()).isEqualTo(status);
  }

  @Test
  void bodyThatIsTooLargeIsRefused() {
    assertThat(put("large", "{\"q\":\"" + "a ".repeat(40_000) + "\"}").statusCode()).isEqualTo(413);
  }

  private static List<String> ids() {
    return RunningSearch.json(service.get("/api/searches")).get("searches").values().stream()
        .map(search -> search.get("id").asString())
        .toList();
  }

  private static HttpResponse<String> put(String id, String body, String... headers) {
    return service.send("PUT", "/api/searches/" + id, body, headers);
  }
}

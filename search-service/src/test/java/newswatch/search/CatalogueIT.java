package newswatch.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Feed;
import newswatch.events.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Topics and feeds, read and written over HTTP; the test that takes Kafka away comes last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CatalogueIT {
  private static final int LAST = Integer.MAX_VALUE;

  @TempDir private static Path folder;
  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;
  private static Path feeds;
  private static Path topics;

  @BeforeAll
  static void start() throws IOException {
    feeds = Files.writeString(folder.resolve("feeds.opml"), opml("Post"));
    topics = Files.writeString(folder.resolve("topics.yml"), yaml("harbour"));
    service = started();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static RunningSearch started() {
    return RunningSearch.start(
        SERVERS,
        "--newswatch.catalogue.feeds-file=" + feeds,
        "--newswatch.catalogue.topics-file=" + topics);
  }

  @Test
  void topicIsMadeReadChangedAndDeletedAndEachAnswerIsWhatIsThere() {
    HttpResponse<String> made =
        service.send("POST", "/api/topics", "{\"name\":\"Côte d'Azur\",\"query\":\"nice\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    String path = header(made, "Location");
    assertThat(path).isEqualTo("/api/topics/cote-d-azur");
    HttpResponse<String> read = service.get(path);
    assertThat(read.body()).isEqualTo(made.body());
    assertThat(header(read, "ETag")).isEqualTo(header(made, "ETag"));
    assertThat(listed("topics")).contains("cote-d-azur");
    assertThat(service.send("POST", "/api/topics", "{\"id\":\"cote-d-azur\",\"query\":\"x\"}"))
        .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(409));

    HttpResponse<String> same = service.send("PUT", path, read.body());
    assertThat(same.statusCode()).isEqualTo(200);
    assertThat(header(same, "ETag")).isEqualTo(header(made, "ETag"));
    HttpResponse<String> changed =
        service.send("PUT", path, "{\"query\":\"nice OR cannes\",\"minimumScore\":0.5}");
    assertThat(json(changed).get("version").asInt()).isEqualTo(2);
    assertThat(json(changed).get("name").asString()).isEqualTo("cote-d-azur");
    assertThat(service.get(path).body()).isEqualTo(changed.body());

    assertThat(service.send("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(service.get(path).statusCode()).isEqualTo(404);
    assertThat(service.send("DELETE", path, "").statusCode()).isEqualTo(404);
    assertThat(listed("topics")).doesNotContain("cote-d-azur");
    HttpResponse<String> again = service.send("PUT", path, "{\"query\":\"nice\"}");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(json(again).get("version").asInt()).isEqualTo(3);
  }

  @Test
  void feedIsAddedPausedRenamedAndDeletedAndKeepsItsAddress() {
    HttpResponse<String> made =
        service.send(
            "POST",
            "/api/feeds",
            "{\"url\":\"https://bay.example/rss\",\"collections\":[\"asia\",\"asia\"]}");
    assertThat(made.statusCode()).isEqualTo(201);
    String path = header(made, "Location");
    assertThat(service.get(path).body()).isEqualTo(made.body());
    assertThat(json(made).get("collections").size()).isEqualTo(1);
    assertThat(
            service
                .send("POST", "/api/feeds", "{\"url\":\"https://bay.example/rss\"}")
                .statusCode())
        .isEqualTo(409);

    HttpResponse<String> paused = service.send("PATCH", path, "{\"paused\":true}");
    assertThat(json(paused).get("paused").asBoolean()).isTrue();
    assertThat(json(paused).get("collections").get(0).asString()).isEqualTo("asia");
    HttpResponse<String> moved =
        service.send("PATCH", path, "{\"url\":\"https://bay.example/atom\"}");
    assertThat(moved.statusCode()).isEqualTo(400);
    assertThat(json(moved).get("parameter").asString()).isEqualTo("url");
    HttpResponse<String> replaced = service.send("PUT", path, "{\"name\":\"Bay\"}");
    assertThat(json(replaced).get("paused").asBoolean()).isFalse();
    assertThat(json(replaced).get("collections").size()).isZero();
    assertThat(json(service.get(path)).get("name").asString()).isEqualTo("Bay");

    assertThat(service.send("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(service.get(path).statusCode()).isEqualTo(404);
    assertThat(service.send("PUT", path, "{}").statusCode()).isEqualTo(404);
    assertThat(listed("feeds")).noneMatch(id -> path.endsWith(id));
  }

  @Test
  void ofWritersThatKnowTheSameStateExactlyOneWins() {
    HttpResponse<String> made =
        service.send("PUT", "/api/topics/contested", "{\"query\":\"start\"}");
    String tag = header(made, "ETag");
    List<Future<Integer>> endings;
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      endings =
          IntStream.range(0, 12).mapToObj(i -> writers.submit(() -> contest(i, tag))).toList();
    }
    List<Integer> codes = endings.stream().map(Future::resultNow).sorted().toList();
    assertThat(codes).startsWith(200).hasSize(12);
    assertThat(codes.subList(1, 12)).containsOnly(412);
    assertThat(json(service.get("/api/topics/contested")).get("version").asInt()).isEqualTo(2);
    assertThat(
            service
                .send("PUT", "/api/topics/contested", "{\"query\":\"other\"}", "If-None-Match", "*")
                .statusCode())
        .isEqualTo(412);
    assertThat(service.send("DELETE", "/api/topics/contested", "", "If-Match", tag).statusCode())
        .isEqualTo(412);
    assertThat(service.send("DELETE", "/api/topics/contested", "", "If-Match", "tag").statusCode())
        .isEqualTo(400);
    assertThat(service.send("DELETE", "/api/topics/contested", "", "If-Match", "*").statusCode())
        .isEqualTo(204);
  }

  private static int contest(int writer, String tag) {
    String body = "{\"query\":\"writer" + writer + "\"}";
    return service.send("PUT", "/api/topics/contested", body, "If-Match", tag).statusCode();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST  | /api/topics   | {"id":"x","query":"a","exclusion":"b"}     | exclusion
          POST  | /api/topics   | {"id":"x"}                                 | query
          POST  | /api/topics   | {"id":"x","query":null}                    | query
          POST  | /api/topics   | {"id":"x","query":7}                       | query
          POST  | /api/topics   | {"id":"x","query":"a","exclusions":"(b"}   | exclusions
          POST  | /api/topics   | {"id":"x","query":"a","minimumScore":1.1}  | minimumScore
          POST  | /api/topics   | {"id":"x","query":"a","minimumScore":"0"}  | minimumScore
          POST  | /api/topics   | {"id":"x","query":"a","examples":["b"]}    | examples
          POST  | /api/topics   | {"id":"x","query":"a","examples":{"of":[]}} | examples.of
          POST  | /api/topics   | {"id":"x","query":"a","examples":{"about":2}} | examples.about
          POST  | /api/topics   | {"id":"x","query":"a","examples":{"about":["b"," "]}} | examples.about[1]
          POST  | /api/topics   | {"id":"x","query":"a","examples":{"notAbout":["\\ud800"]}} | examples.notAbout[0]
          POST  | /api/topics   | {"id":"South Sea","query":"a"}             | id
          POST  | /api/topics   | {"name":"南海","query":"a"}                  | id
          POST  | /api/topics   | {"query":"a"}                              | id
          POST  | /api/topics   | {"id":"x","query":"a","name":"\\ud800"}    | name
          POST  | /api/topics   | {"id":"x","query":"a","name":"a\\nb"}      | name
          PUT   | /api/topics/x | {"id":"y","query":"a"}                     | id
          PUT   | /api/topics/X | {"query":"a"}                              | id
          POST  | /api/feeds    | {"name":"a"}                               | url
          POST  | /api/feeds    | {"url":"ftp://a.example/"}                 | url
          POST  | /api/feeds    | {"url":"https:///path"}                    | url
          POST  | /api/feeds    | {"url":"https://a b.example/"}             | url
          POST  | /api/feeds    | {"url":"https://a:b@c.example/"}           | url
          POST  | /api/feeds    | {"url":"https://a.example:70000/"}         | url
          POST  | /api/feeds    | {"url":"https://a.example/","paused":"no"} | paused
          POST  | /api/feeds    | {"url":"https://a.example/","tags":[]}     | tags
          POST  | /api/feeds    | {"url":"https://a.example/","collections":"a"} | collections
          POST  | /api/feeds    | {"url":"https://a.example/","collections":[1]} | collections
          """)
  void unusableFieldIsNamedInTheProblemAndNothingIsMade(
      String method, String path, String body, String field) {
    HttpResponse<String> response = service.send(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(response).get("parameter").asString()).isEqualTo(field);
    assertThat(response.body()).doesNotContain("a:b@");
    assertThat(service.get("/api/topics/x").statusCode()).isEqualTo(404);
  }

  @Test
  void queryThatDoesNotParseIsRefusedWithThePositionInWhatWasSent() {
    HttpResponse<String> response =
        service.send("POST", "/api/topics", "{\"id\":\"x\",\"query\":\"  party AND colour:red\"}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).get("parameter").asString()).isEqualTo("query");
    assertThat(json(response).get("position").asInt()).isEqualTo(12);
    String longest = "a".repeat(9_000);
    assertThat(service.send("PUT", "/api/topics/x", "{\"query\":\"" + longest + "\"}").statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "7",
        "{\"query\":\"a\"} {}",
        "{\"query\":\"a\",\"query\":\"b\"}",
      })
  void bodyThatIsNoJsonObjectIsAProblem(String body) {
    HttpResponse<String> response = service.send("POST", "/api/topics", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(response).get("detail").asString()).contains("JSON");
  }

  @Test
  void hugeBodyAndOtherContentAreRefused() {
    String huge = "{\"query\":\"" + "a".repeat(Channel.MAX_RECORD_BYTES) + "\"}";
    assertThat(service.send("POST", "/api/topics", huge))
        .satisfies(
            response -> {
              assertThat(response.statusCode()).isEqualTo(413);
              assertThat(json(response).get("detail").asString()).contains("bytes");
            });
    HttpResponse<String> text =
        service.send("POST", "/api/topics", "{}", "Content-Type", "text/plain");
    assertThat(text.statusCode()).isEqualTo(415);
    assertThat(text.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void feedsTravelAsOpml() {
    String two =
        """
        <opml><body><outline text="asia">
          <outline text="One" xmlUrl="https://one.example/"/>
          <outline text="Two" xmlUrl="gopher://two.example/"/>
        </outline></body></opml>
        """;
    HttpResponse<String> added =
        service.send("POST", "/api/feeds/opml", two, "Content-Type", "application/xml");
    HttpResponse<String> again =
        service.send("POST", "/api/feeds/opml", two, "Content-Type", "text/x-opml");
    assertThat(json(again).get("known")).isEqualTo(json(added).get("added"));
    assertThat(json(added).get("added").size()).isEqualTo(1);
    assertThat(json(added).get("problems").get(0).get("where").asString()).contains("line 3");
    HttpResponse<String> told = service.get("/api/feeds/opml");
    assertThat(told.headers().firstValue("Content-Type").orElse("")).startsWith("text/x-opml");
    assertThat(told.body())
        .contains("<outline text=\"asia\">")
        .contains("xmlUrl=\"https://one.example/\"");
    HttpResponse<String> broken =
        service.send(
            "POST",
            "/api/feeds/opml",
            "<opml><body>\n<outline xmlUrl='https://three.example/'/>\n<outline </body>",
            "Content-Type",
            "text/xml");
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(json(broken).get("detail").asString()).contains("line 3");
    assertThat(listed("feeds")).noneMatch(id -> id.startsWith("three"));
  }

  @Test
  void deletionAndEditOutlastARestartUntilTheFilesEntryChanges() throws IOException {
    String feed = listed("feeds").stream().filter(id -> id.startsWith("post")).findFirst().get();
    assertThat(service.send("DELETE", "/api/topics/ports", "").statusCode()).isEqualTo(204);
    assertThat(service.send("PATCH", "/api/feeds/" + feed, "{\"name\":\"Mine\"}").statusCode())
        .isEqualTo(200);
    service.send("PUT", "/api/topics/own", "{\"query\":\"mine\"}");
    restart();
    assertThat(listed("topics")).doesNotContain("ports").contains("own");
    assertThat(json(service.get("/api/feeds/" + feed)).get("name").asString()).isEqualTo("Mine");

    Files.writeString(topics, yaml("harbour OR port"));
    Files.writeString(feeds, opml("New Post"));
    restart();
    JsonNode back = json(service.get("/api/topics/ports"));
    assertThat(back.get("version").asInt()).isEqualTo(2);
    assertThat(json(service.get("/api/feeds/" + feed)).get("name").asString())
        .isEqualTo("New Post");

    assertThat(service.send("DELETE", "/api/feeds/" + feed, "").statusCode()).isEqualTo(204);
    Files.writeString(topics, "topics: [{id: other, name: Other, query: reef}]");
    restart();
    assertThat(listed("topics")).contains("other", "own").doesNotContain("ports");
    assertThat(listed("feeds")).doesNotContain(feed);
    assertThat(newest(Channel.FEEDS, Feed.class).deleted()).isTrue();

    Files.writeString(topics, yaml("harbour OR port"));
    restart();
    assertThat(json(service.get("/api/topics/ports")).get("version").asInt()).isEqualTo(3);
    assertThat(newest(Channel.TOPICS, Topic.class).id().value()).isEqualTo("other");
  }

  private static <T> T newest(Channel channel, Class<T> type) {
    return EventJson.read(service.read(channel).getLast().value(), type);
  }

  private static void restart() {
    service.close();
    service = started();
  }

  @Test
  @Order(LAST)
  void withoutKafkaAChangeIsRefusedWithinSecondsAndReadingGoesOn() {
    service.send("PUT", "/api/topics/kept", "{\"query\":\"kept\"}");
    SERVERS.kafka().kill();
    long asked = System.nanoTime();
    HttpResponse<String> refused =
        service.send("PUT", "/api/topics/kept", "{\"query\":\"changed\"}");
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(15));
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(json(refused).get("detail").asString()).containsAnyOf("may still", "Nothing");
    assertThat(service.get("/api/topics/kept").statusCode()).isEqualTo(200);

    SERVERS.kafka().restart();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                service.send("PUT", "/api/topics/kept", "{\"query\":\"after\"}").statusCode()
                    == 200);
    assertThat(json(service.get("/api/topics/kept")).get("query").asString()).isEqualTo("after");
  }

  private static List<String> listed(String what) {
    return json(service.get("/api/" + what))
        .get(what)
        .valueStream()
        .map(one -> one.get("id").asString())
        .toList();
  }

  private static JsonNode json(HttpResponse<String> response) {
    return RunningSearch.json(response);
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }

  private static String opml(String name) {
    return """
        <opml version="2.0"><body>
          <outline type="rss" text="%s" xmlUrl="https://post.example/feed"/>
        </body></opml>
        """
        .formatted(name);
  }

  private static String yaml(String query) {
    return "topics: [{id: ports, name: Ports, query: %s}]".formatted(query);
  }
}

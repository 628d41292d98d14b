package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Feed;
import newswatch.events.FeedCoverage;
import newswatch.events.FeedGap;
import newswatch.events.FeedId;
import newswatch.events.FeedRhythm;
import newswatch.events.FeedStatus;
import newswatch.secrets.Credentials;
import newswatch.secrets.KeyFile;
import newswatch.secrets.Keyring;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Feeds over HTTP: their credentials, their health, polling at once, discovery. */
@ExtendWith(OutputCaptureExtension.class)
class FeedsIT {
  private static final String SECRET = "xyzzy-hunter2-xyzzy";
  private static final String BASIC =
      "{\"basic\":{\"username\":\"me\",\"password\":\"" + SECRET + "\"}}";

  @TempDir private static Path folder;
  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;
  private static FeedSite site;
  private static Path keys;

  @BeforeAll
  static void start() throws IOException {
    site = FeedSite.start();
    keys = folder.resolve("keys");
    KeyFile.create(keys);
    service =
        RunningSearch.start(
            SERVERS, "--newswatch.key.file=" + keys, "--newswatch.fetch.allow=" + site.host());
  }

  @AfterAll
  static void stop() {
    service.close();
    site.close();
  }

  @Test
  void secretsGoInAndComeOutOnlyForWhoHasTheKey(CapturedOutput output) {
    HttpResponse<String> made = add("https://secret.example/rss", ",\"credentials\":" + BASIC);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String path = header(made, "Location");
    assertThat(json(made).get("credentials").toString()).isEqualTo("{\"kind\":\"basic\"}");

    Feed feed = newest();
    String sealed = requireNonNull(feed.credentials());
    Keyring ring = Keyring.read(keys);
    assertThat(Credentials.open(ring, feed.id().value(), sealed))
        .isEqualTo(new Credentials.Basic("me", SECRET));

    String answers =
        made.body()
            + service.get(path).body()
            + service.get("/api/feeds").body()
            + service.get("/api/feeds/opml").body()
            + service.send("PATCH", path, "{\"credentials\":" + BASIC + "}").body()
            + service.send("PATCH", path, "{\"credentials\":{\"basic\":\"" + SECRET + "\"}}").body()
            + service.send("PATCH", path, "{\"credentials\":\"" + SECRET + "\"}").body()
            + service
                .send(
                    "PATCH",
                    path,
                    "{\"credentials\":{\"bearer\":{\"token\":\"" + SECRET + " x\"}}}")
                .body()
            + service
                .send(
                    "PATCH",
                    path,
                    "{\"credentials\":{\"header\":{\"name\":\"Host\",\"value\":\""
                        + SECRET
                        + "\"}}}")
                .body()
            + service
                .send("PATCH", path, "{\"credentials\":{\"bearer\":{\"token\":" + SECRET + "}}}")
                .body()
            + service
                .send(
                    "POST",
                    "/api/feeds",
                    "{\"url\":\"http://plain.example/\",\"credentials\":" + BASIC + "}")
                .body();
    String written =
        service.read(Channel.FEEDS).stream()
            .filter(message -> message.value() != null)
            .map(message -> new String(message.value(), UTF_8))
            .reduce("", String::concat);
    assertThat(written).contains(sealed);
    assertThat(output.getAll()).contains("Started ");
    for (String everything : List.of(answers, written, output.getAll())) {
      assertThat(everything)
          .doesNotContain(SECRET)
          .doesNotContain("hunter2")
          .doesNotContain(Base64.getEncoder().encodeToString(("me:" + SECRET).getBytes(UTF_8)));
    }
  }

  @Test
  void whatWasReadCanBeSentBackWithoutLosingCredentials() {
    HttpResponse<String> made = add("https://round.example/rss", ",\"credentials\":" + BASIC);
    String path = header(made, "Location");
    HttpResponse<String> read = service.get(path);
    HttpResponse<String> same = service.send("PUT", path, read.body());
    assertThat(same.statusCode()).as(same.body()).isEqualTo(200);
    assertThat(header(same, "ETag")).isEqualTo(header(read, "ETag"));
    assertThat(header(service.send("PATCH", path, "{\"credentials\":" + BASIC + "}"), "ETag"))
        .isEqualTo(header(read, "ETag"));
    assertThat(kind(service.send("PUT", path, "{\"name\":\"Other\"}"))).isEqualTo("basic");
    assertThat(kind(service.send("PATCH", path, "{\"paused\":true}"))).isEqualTo("basic");

    HttpResponse<String> token =
        service.send("PATCH", path, "{\"credentials\":{\"bearer\":{\"token\":\"abc\"}}}");
    assertThat(kind(token)).isEqualTo("bearer");
    HttpResponse<String> other =
        service.send("PATCH", path, "{\"credentials\":{\"kind\":\"basic\"}}");
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(json(other).get("parameter").asString()).isEqualTo("credentials");

    assertThat(json(service.send("PATCH", path, "{\"credentials\":null}")).has("credentials"))
        .isFalse();
    assertThat(newest().credentials()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"url\":\"http://plain.example/rss\",\"credentials\":{\"bearer\":{\"token\":\"abc\"}}}",
        "{\"url\":\"http://10.0.0.1/rss\",\"credentials\":{\"bearer\":{\"token\":\"abc\"}}}",
        "{\"url\":\"https://x.example/\",\"credentials\":{\"kind\":\"basic\"}}",
        "{\"url\":\"https://x.example/\",\"credentials\":{}}",
        "{\"url\":\"https://x.example/\",\"credentials\":{\"bearer\":{\"token\":\"a\"},\"basic\":{}}}",
        "{\"url\":\"https://x.example/\",\"credentials\":{\"bearer\":{\"token\":\"a\",\"x\":\"y\"}}}",
        "{\"url\":\"https://x.example/\",\"credentials\":{\"bearer\":{\"token\":7}}}",
        "{\"url\":\"https://x.example/\",\"credentials\":[]}",
        "{\"url\":\"https://x.example/\",\"credentials\":{\"header\":{\"name\":\"a b\",\"value\":\"c\"}}}"
      })
  void credentialsThatCannotBeUsedAreRefusedByTheirField(String body) {
    HttpResponse<String> refused = service.send("POST", "/api/feeds", body);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(json(refused).get("parameter").asString()).isEqualTo("credentials");
  }

  @Test
  void withoutAKeyFileCredentialsAreRefusedWithWhatToDoAndThoseThereAreStay() {
    String path =
        header(add("https://keyless.example/rss", ",\"credentials\":" + BASIC), "Location");
    try (RunningSearch keyless = RunningSearch.start(SERVERS)) {
      HttpResponse<String> refused =
          keyless.send("PATCH", path, "{\"credentials\":{\"bearer\":{\"token\":\"abc\"}}}");
      assertThat(refused.statusCode()).isEqualTo(501);
      assertThat(json(refused).get("detail").asString()).contains("NEWSWATCH_KEY_FILE");
      JsonNode told = json(keyless.get(path)).get("credentials");
      assertThat(told.get("kind").asString()).isEqualTo("unknown");
      assertThat(told.get("problem").asString()).contains("key file");
      HttpResponse<String> back = keyless.send("PUT", path, keyless.get(path).body());
      assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
    }
    assertThat(kind(service.get(path))).isEqualTo("basic");
  }

  @Test
  void feedIsPolledAtOnceWhenSomebodyAsksAndNotTwiceInARow() {
    String path = header(add("https://poll.example/rss", ""), "Location");
    HttpResponse<String> asked = service.send("POST", path + "/poll", "");
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    Instant wanted = Instant.parse(json(asked).get("wantedAt").asString());
    assertThat(wanted).isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(newest().wantedAt()).isEqualTo(wanted);

    HttpResponse<String> again = service.send("POST", path + "/poll", "");
    assertThat(again.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(header(again, "Retry-After"))).isBetween(1, 10);
    service.send("PATCH", path, "{\"paused\":true}");
    assertThat(service.send("POST", path + "/poll", "").statusCode()).isEqualTo(409);
    assertThat(service.send("POST", "/api/feeds/none-0123456789ab/poll", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void feedsAreToldWithTheirHealthAndFoundByItByCollectionAndByName() {
    for (int i = 0; i < 5; i++) {
      add(
          "https://list%d.example/rss".formatted(i),
          ",\"name\":\"Listed %d\",\"collections\":[\"Listing\"%s]"
              .formatted(i, i == 3 ? ",\"odd\"" : ""));
    }
    FeedId id = FeedId.ofAddress(URI.create("https://list0.example/rss"));
    Instant now = Instant.now();
    List<FeedGap> gaps =
        IntStream.range(0, 15)
            .mapToObj(
                i ->
                    FeedGap.open(
                        now.minus(Duration.ofHours(40 - 2 * i)),
                        now.minus(Duration.ofHours(39 - 2 * i))))
            .toList();
    FeedStatus status =
        new FeedStatus(
            id,
            "Own title",
            null,
            null,
            Map.of("a", "1", "b", "2"),
            now.minusSeconds(30),
            now.minusSeconds(3600),
            now.plusSeconds(270),
            2,
            "the server answered 500",
            new FeedRhythm(Duration.ofMinutes(5), Duration.ofHours(1), now, now, null),
            new FeedCoverage(now.minus(Duration.ofHours(150)), Duration.ofHours(15), gaps),
            URI.create("https://list0.example/new"),
            null);
    service.publish(Channel.FEED_STATUS, id.value(), EventJson.write(status));
    await().until(() -> health(id).equals("failing"));

    JsonNode one = json(service.get("/api/feeds/" + id));
    assertThat(one.get("interval").asString()).isEqualTo("PT5M");
    assertThat(one.get("entries").asInt()).isEqualTo(2);
    assertThat(one.get("coverage").get("share").asDouble()).isBetween(0.89, 0.91);
    assertThat(one.get("movedTo").asString()).endsWith("/new");
    assertThat(one.get("gaps").size()).isEqualTo(15);
    assertThat(Instant.parse(one.get("gaps").get(0).get("until").asString()))
        .isEqualTo(gaps.getLast().until());
    HttpResponse<String> back = service.send("PUT", "/api/feeds/" + id, one.toString());
    assertThat(back.statusCode()).as(back.body()).isEqualTo(200);

    JsonNode listed = list("?collection=LISTING");
    assertThat(listed.get("total").asInt()).isEqualTo(5);
    assertThat(listed.get("health").get("failing").asInt()).isEqualTo(1);
    assertThat(listed.get("health").get("new").asInt()).isEqualTo(4);
    assertThat(listed.get("feeds").get(0).get("gaps").size()).isEqualTo(10);
    assertThat(list("?collection=listing&health=failing,gone").get("total").asInt()).isEqualTo(1);
    assertThat(list("?q=listed+3").get("feeds").get(0).get("url").asString()).contains("list3");
    assertThat(list("?q=own+title").get("total").asInt()).isEqualTo(1);

    JsonNode first = list("?collection=listing&size=2");
    JsonNode second = list("?collection=listing&size=2&cursor=" + first.get("next").asString());
    JsonNode third = list("?collection=listing&size=2&cursor=" + second.get("next").asString());
    assertThat(first.get("feeds").size() + second.get("feeds").size()).isEqualTo(4);
    assertThat(second.get("feeds").get(0).get("url").asString()).contains("list2");
    assertThat(third.get("feeds").size()).isEqualTo(1);
    assertThat(third.has("next")).isFalse();
    JsonNode all = list("");
    assertThat(all.get("feeds").size()).isEqualTo(all.get("total").asInt());

    assertThat(collection("Listing")).isEqualTo(5);
    assertThat(collection("odd")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"health=well", "size=-1", "size=1001", "size=x", "cursor=x", "heath=ok"})
  void parametersThatCannotBeUsedAreNamed(String parameter) {
    HttpResponse<String> refused = service.get("/api/feeds?" + parameter);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(json(refused).get("parameter").asString())
        .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
  }

  @Test
  void feedsOfASiteAreFoundAndThoseThatAreWatchedAreTold() {
    site.with(
            "/",
            "<html><head><link rel='alternate' type='application/rss+xml' href='/one'>"
                + "<link rel='alternate' type='application/rss+xml' href='/two'></head></html>")
        .with("/one", FeedSite.rss("One"))
        .with("/two", FeedSite.rss("Two"));
    add(site.address() + "/two", "");
    JsonNode found = discover(site.address());
    assertThat(found.get("feeds").size()).isEqualTo(2);
    JsonNode first = found.get("feeds").get(0);
    assertThat(first.get("url").asString()).isEqualTo(site.address() + "/one");
    assertThat(first.get("title").asString()).isEqualTo("One");
    assertThat(first.get("format").asString()).isEqualTo("rss");
    assertThat(first.get("entries").asInt()).isEqualTo(1);
    assertThat(first.get("newestAt").asString()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(first.get("watched").asBoolean()).isFalse();
    assertThat(found.get("feeds").get(1).get("watched").asBoolean()).isTrue();

    JsonNode refused = discover("http://127.0.0.1:1/");
    assertThat(refused.get("feeds").size()).isZero();
    assertThat(refused.get("problems").get(0).get("problem").asString())
        .contains("NEWSWATCH_FETCH_ALLOW");
    assertThat(service.send("POST", "/api/feeds/discover", "{\"url\":\"ftp://x/\"}").statusCode())
        .isEqualTo(400);
    assertThat(service.send("POST", "/api/feeds/discover", "{}").statusCode()).isEqualTo(400);
  }

  private static JsonNode discover(String url) {
    HttpResponse<String> answer =
        service.send("POST", "/api/feeds/discover", "{\"url\":\"" + url + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static HttpResponse<String> add(String url, String more) {
    return service.send("POST", "/api/feeds", "{\"url\":\"" + url + "\"" + more + "}");
  }

  private static JsonNode list(String parameters) {
    HttpResponse<String> answer = service.get("/api/feeds" + parameters);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static int collection(String name) {
    return json(service.get("/api/collections"))
        .get("collections")
        .valueStream()
        .filter(one -> one.get("name").asString().equals(name))
        .mapToInt(one -> one.get("feeds").asInt())
        .sum();
  }

  private static String health(FeedId id) {
    return json(service.get("/api/feeds/" + id)).get("health").asString();
  }

  private static String kind(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response).get("credentials").get("kind").asString();
  }

  /** As it stands last in any partition. */
  private static Feed newest() {
    return service.read(Channel.FEEDS).stream()
        .max((one, other) -> Long.compare(one.timestamp(), other.timestamp()))
        .map(message -> EventJson.read(message.value(), Feed.class))
        .orElseThrow();
  }

  private static JsonNode json(HttpResponse<String> response) {
    return RunningSearch.json(response);
  }

  private static String header(HttpResponse<String> response, String name) {
    return response
        .headers()
        .firstValue(name)
        .orElseThrow(() -> new AssertionError(response.body()));
  }
}

package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static newswatch.search.SampleArticles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import newswatch.events.AlertRaised;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Receiver;
import newswatch.search.receiver.ReceiverAddress;
import newswatch.search.receiver.SealedAddresses;
import newswatch.secrets.KeyFile;
import newswatch.secrets.Keyring;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Who may do what at a service that has users. */
@ExtendWith(OutputCaptureExtension.class)
class AccessIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Set<String> OF_ANYBODY = Set.of("/error", "/login", "/unsubscribe");
  private static final List<String> ROLES = List.of("reader", "editor", "admin");

  @RegisterExtension private static final Servers SERVERS = new Servers();

  @TempDir private static Path folder;

  private static Path users;
  private static Path keys;
  private static RunningSearch service;

  @BeforeAll
  static void start() throws Exception {
    users = folder.resolve("users.yml");
    write(ROLES);
    keys = folder.resolve("keys");
    KeyFile.create(keys);
    service =
        RunningSearch.start(
            SERVERS,
            "--newswatch.access.users-file=" + users,
            "--newswatch.key.file=" + keys,
            "--newswatch.delivery.allow=127.0.0.1:9");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** A program for each role, which is its name and its token. */
  private static void write(List<String> programs) throws Exception {
    StringBuilder file = new StringBuilder("users:\n");
    for (String program : programs) {
      file.append(
          "- {name: %s-desk, role: %s, token: '{sha256}%s'}\n"
              .formatted(program, ROLES.contains(program) ? program : "reader", sha256(program)));
    }
    Files.writeString(users, file);
  }

  private static String sha256(String token) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
  }

  /** One way in which the API may be asked. */
  private record Way(String method, String path) {
    /** Said here again, as {@code Rules} could be wrong. */
    String role() {
      if (method.equals("GET") || method.equals("HEAD") || path.endsWith("/verdict")) {
        return path.startsWith("/api/dead-letters") ? "admin" : "reader";
      }
      if (path.startsWith("/api/receivers")
          || path.startsWith("/api/subscriptions")
          || path.startsWith("/api/alerts")) {
        return "reader";
      }
      if (path.equals("/api/topics/preview")) {
        return "reader";
      }
      return method.equals("DELETE") && path.startsWith("/api/articles/") ? "admin" : "editor";
    }
  }

  /** What each controller answers; an error is told to whoever made it. */
  private static List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    service
        .part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            mapping -> {
              for (String pattern : mapping.getPatternValues()) {
                Set<?> methods = mapping.getMethodsCondition().getMethods();
                if (OF_ANYBODY.contains(pattern)) {
                  continue;
                }
                assertThat(methods).as("methods of " + pattern).isNotEmpty();
                methods.forEach(method -> ways.add(new Way(method.toString(), pattern)));
              }
            });
    assertThat(ways).hasSizeGreaterThan(30);
    return ways;
  }

  @Test
  void everythingThatCanBeAskedIsForARole() {
    for (Way way : ways()) {
      String path = way.path().replaceAll("\\{[^/]+}", "0123456789abcdef").replace("**", "x");
      assertProblem(way, ask(way.method(), path), 401);
      for (String role : ROLES) {
        if (ROLES.indexOf(role) < ROLES.indexOf(way.role())) {
          assertProblem(way, ask(way.method(), path, "Authorization", "Bearer " + role), 403);
        } else if (!path.endsWith("/stream")) {
          HttpResponse<String> answer = ask(way.method(), path, "Authorization", "Bearer " + role);
          assertThat(answer.statusCode()).as(way + " as " + role).isNotIn(401, 403, 405);
          assertThat(answer.body()).as(way + " as " + role).doesNotContain("nothing to ask");
        }
      }
    }
  }

  private static HttpResponse<String> ask(String method, String path, String... headers) {
    return service.send(method, path, "", headers);
  }

  private static void assertProblem(Way way, HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(way.toString()).isEqualTo(status);
    if (way.method().equals("HEAD")) {
      return;
    }
    assertThat(answer.headers().firstValue("Content-Type"))
        .as(way.toString())
        .hasValue("application/problem+json");
    assertThat(RunningSearch.json(answer).path("status").asInt()).isEqualTo(status);
    if (status == 401) {
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    }
  }

  @Test
  void linksOfMailsAreFollowedByAnybody() {
    for (String method : List.of("GET", "POST")) {
      HttpResponse<String> answer = ask(method, "/unsubscribe?token=wrong");
      assertThat(answer.statusCode()).as(method).isEqualTo(404);
      assertThat(answer.body()).as(method).contains("no link of ours");
    }
  }

  @Test
  void whatIsNotNamedIsForNobody() {
    for (String path : List.of("/api/nothing", "/actuator", "/actuator/health", "/error", "/x")) {
      assertThat(ask("GET", path).statusCode()).as(path).isEqualTo(401);
      assertThat(ask("GET", path, "Authorization", "Bearer admin").statusCode())
          .as(path)
          .isEqualTo(404);
    }
    assertThat(ask("PATCH", "/api/status", "Authorization", "Bearer admin").statusCode())
        .isEqualTo(404);
  }

  @Test
  void wrongTokenIsRefusedWhereverItIsShown() {
    for (String path : List.of("/api/articles", "/login", "/api/nothing")) {
      HttpResponse<String> answer = ask("GET", path, "Authorization", "bearer nobody");
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
          .contains("error=\"invalid_token\"");
    }
    assertThat(ask("GET", "/api/articles", "Authorization", "Basic YTpi").statusCode())
        .isEqualTo(401);
    assertThat(ask("GET", "/api/articles?access_token=admin").statusCode()).isEqualTo(401);
  }

  @Test
  void programGetsNoSession() {
    HttpResponse<String> answer = ask("GET", "/api/visitor", "Authorization", "Bearer editor");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(RunningSearch.json(answer))
        .isEqualTo(
            EventJson.mapper()
                .readTree("{\"name\":\"editor-desk\",\"role\":\"editor\",\"by\":\"token\"}"));
  }

  @Test
  void changesKeepTheNameOfWhoMadeThem() {
    HttpResponse<String> made =
        service.send(
            "PUT", "/api/topics/kept", "{\"query\":\"kept\"}", "Authorization", "Bearer editor");
    assertThat(RunningSearch.json(made).path("changedBy").asString()).isEqualTo("editor-desk");

    HttpResponse<String> feed =
        service.send(
            "POST",
            "/api/feeds",
            "{\"url\":\"https://kept.example/feed\"}",
            "Authorization",
            "Bearer editor");
    assertThat(RunningSearch.json(feed).path("definedBy").asString()).isEqualTo("editor-desk");
    String feedPath = "/api/feeds/" + RunningSearch.json(feed).path("id").asString();
    HttpResponse<String> paused =
        service.send("PATCH", feedPath, "{\"paused\":true}", "Authorization", "Bearer admin");
    assertThat(RunningSearch.json(paused).path("definedBy").asString()).isEqualTo("admin-desk");

    ArticleTagged told = article("accessed", "Accessed", "accessword");
    service.arrive(told);
    String path = "/api/articles/%s/topics/kept/verdict".formatted(told.article().id().value());
    HttpResponse<String> verdict =
        await()
            .atMost(SOON)
            .until(
                () ->
                    service.send(
                        "PUT", path, "{\"verdict\":\"down\"}", "Authorization", "Bearer reader"),
                answer -> answer.statusCode() == 200);
    assertThat(RunningSearch.json(verdict).path("by").asString()).isEqualTo("reader-desk");
    assertThat(ask("GET", path, "Authorization", "Bearer admin").statusCode()).isEqualTo(404);
  }

  /** One person has a receiver, a subscription and an alert; another is told of none of them. */
  @Test
  void whatIsOnePersonsOwnIsNotThereForAnother() {
    String receiver = "/api/receivers/private-hook";
    String subscription = "/api/subscriptions/private-watch";
    String hook = "{\"kind\":\"webhook\",\"url\":\"http://127.0.0.1:9/private\"}";
    String watch = "{\"query\":\"piraeus\",\"receiver\":\"private-hook\"}";
    assertThat(asked("reader", "PUT", receiver, hook).statusCode()).isEqualTo(201);
    assertThat(asked("reader", "PUT", subscription, watch).statusCode()).isEqualTo(201);
    AlertRaised raised = SampleAlerts.alert("private-watch", "private");
    service.publish(Channel.ALERTS, raised.subscription().value(), EventJson.write(raised));
    String alert = "/api/alerts/" + raised.alert();
    await().atMost(SOON).until(() -> asked("reader", "GET", alert, "").statusCode() == 200);

    for (String path : List.of(receiver, subscription, alert)) {
      assertThat(asked("editor", "GET", path, "").statusCode()).as(path).isEqualTo(404);
      assertThat(asked("admin", "GET", path, "").statusCode()).as(path).isEqualTo(200);
    }
    for (String path : List.of(receiver + "/test", alert + "/resend")) {
      assertThat(asked("editor", "POST", path, "").statusCode()).as(path).isEqualTo(404);
    }
    for (String path : List.of(receiver, subscription)) {
      assertThat(asked("editor", "DELETE", path, "").statusCode()).as(path).isEqualTo(404);
    }
    assertThat(asked("editor", "PUT", receiver, hook).statusCode()).isEqualTo(409);
    assertThat(asked("editor", "PUT", subscription, watch).statusCode()).isEqualTo(409);
    assertThat(refusal("/api/alerts?cursor=" + raised.alert()))
        .isEqualTo(refusal("/api/alerts?cursor=" + "0".repeat(32)));
    for (String list : List.of("/api/receivers", "/api/subscriptions", "/api/alerts")) {
      assertThat(asked("editor", "GET", list, "").body()).as(list).doesNotContain("private");
      assertThat(asked("reader", "GET", list, "").body()).as(list).contains("private");
      assertThat(asked("admin", "GET", list, "").body()).as(list).contains("private");
    }
    assertThat(asked("editor", "GET", "/api/alerts?subscription=private-watch", "").body())
        .isEqualTo("{\"alerts\":[]}");
  }

  /** What is answered to somebody else, without the id that was asked for. */
  private static String refusal(String path) {
    HttpResponse<String> answer = asked("editor", "GET", path, "");
    return answer.statusCode() + " " + answer.body();
  }

  private static HttpResponse<String> asked(String who, String method, String path, String body) {
    return service.send(method, path, body, "Authorization", "Bearer " + who);
  }

  @Test
  void receiversAndSubscriptionsAreEachPersonsOwn() {
    List<String> theirs = List.of("/api/receivers/owned", "/api/subscriptions/owned");
    String chat = "{\"kind\":\"slack\",\"url\":\"https://chat.example/owned\"}";
    String told = "{\"query\":\"quay\",\"receiver\":\"owned\"}";
    List<String> bodies = List.of(chat, told);
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> made = as("reader", "PUT", theirs.get(i), bodies.get(i));
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      assertThat(RunningSearch.json(made).get("owner").asString()).isEqualTo("reader-desk");
      tags.add(made.headers().firstValue("ETag").orElseThrow());
    }

    for (int i = 0; i < 2; i++) {
      String path = theirs.get(i);
      String list = path.replace("/owned", "");
      String none = list + "/none";
      String body = bodies.get(i).replace("\"owned\"", "\"mine\"");
      as("editor", "PUT", "/api/receivers/mine", chat);
      // Read, deleted and changed by who knows its state, it is as if it were not there.
      assertSame(as("editor", "GET", path, ""), as("editor", "GET", none, ""), 404);
      assertSame(as("editor", "DELETE", path, ""), as("editor", "DELETE", none, ""), 404);
      assertSame(
          as("editor", "PUT", path, body, "If-Match", tags.get(i)),
          as("editor", "PUT", none, body, "If-Match", tags.get(i)),
          412);
      assertSame(
          as("editor", "DELETE", path, "", "If-Match", tags.get(i)),
          as("editor", "DELETE", none, "", "If-Match", tags.get(i)),
          404);
      // Its id is taken, and nothing else is said of it.
      for (HttpResponse<String> taken :
          List.of(
              as("editor", "PUT", path, body),
              as("editor", "PUT", path, body, "If-None-Match", "*"),
              as("editor", "POST", list, "{\"id\":\"owned\"," + body.substring(1)))) {
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(409);
        assertThat(RunningSearch.json(taken).get("detail").asString())
            .isEqualTo("The id 'owned' is taken. Choose another.");
        assertThat(taken.headers().firstValue("ETag")).isEmpty();
        assertThat(taken.body()).doesNotContain("reader-desk", "quay");
      }
      assertThat(as("editor", "GET", list, "").body()).doesNotContain("owned", "reader-desk");
      assertThat(as("reader", "GET", list, "").body()).contains("\"owned\"");
      assertThat(as("admin", "GET", list, "").body()).contains("\"owned\"");
      assertThat(as("reader", "GET", path, "").headers().firstValue("ETag")).hasValue(tags.get(i));
    }
    assertThat(as("editor", "GET", "/api/subscriptions?owner=reader-desk", "").body())
        .isEqualTo("{\"subscriptions\":[]}");
    assertThat(as("admin", "GET", "/api/subscriptions?owner=reader-desk", "").body())
        .contains("\"owned\"");
    assertThat(as("admin", "GET", "/api/subscriptions?owner=editor-desk", "").body())
        .doesNotContain("\"owned\"");
    assertThat(as("reader", "GET", "/api/subscriptions?colour=red", "").statusCode())
        .isEqualTo(400);
  }

  @Test
  void receiverOfAnotherPersonCannotBeNamed() {
    as("reader", "PUT", "/api/receivers/lent", chat("lent"));
    for (String other : List.of("editor", "admin")) {
      HttpResponse<String> refused =
          as(
              other,
              "PUT",
              "/api/subscriptions/borrowed",
              "{\"query\":\"a\",\"receiver\":\"lent\"}");
      HttpResponse<String> none =
          as(
              other,
              "PUT",
              "/api/subscriptions/borrowed",
              "{\"query\":\"a\",\"receiver\":\"none\"}");
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(RunningSearch.json(refused).get("parameter").asString()).isEqualTo("receiver");
      assertThat(refused.body().replace("lent", "none")).isEqualTo(none.body());
    }
  }

  @Test
  void adminLooksAfterWhatOthersHaveSetUpAndItStaysTheirs() {
    as("reader", "PUT", "/api/receivers/kept", chat("kept"));
    as("reader", "PUT", "/api/subscriptions/kept", "{\"query\":\"a\",\"receiver\":\"kept\"}");
    HttpResponse<String> paused =
        as(
            "admin",
            "PUT",
            "/api/subscriptions/kept",
            "{\"query\":\"a\",\"receiver\":\"kept\",\"paused\":true}");
    assertThat(paused.statusCode()).as(paused.body()).isEqualTo(200);
    assertThat(RunningSearch.json(paused).get("owner").asString()).isEqualTo("reader-desk");
    assertThat(RunningSearch.json(paused).get("changedBy").asString()).isEqualTo("admin-desk");
    HttpResponse<String> renamed =
        as("admin", "PUT", "/api/receivers/kept", "{\"kind\":\"slack\",\"name\":\"Kept\"}");
    assertThat(RunningSearch.json(renamed).get("owner").asString()).isEqualTo("reader-desk");
    assertThat(RunningSearch.json(as("reader", "GET", "/api/subscriptions/kept", "")).get("paused"))
        .isEqualTo(EventJson.mapper().readTree("true"));

    HttpResponse<String> used = as("admin", "DELETE", "/api/receivers/kept", "");
    assertThat(used.statusCode()).isEqualTo(409);
    assertThat(RunningSearch.json(used).get("detail").asString())
        .startsWith("Subscriptions are told to this receiver: kept. ");
    assertThat(as("admin", "DELETE", "/api/subscriptions/kept", "").statusCode()).isEqualTo(204);
    assertThat(as("admin", "DELETE", "/api/receivers/kept", "").statusCode()).isEqualTo(204);
    assertThat(as("reader", "GET", "/api/receivers/kept", "").statusCode()).isEqualTo(404);
  }

  @Test
  void whereAReceiverIsReachedGoesInAndComesOutOnlyForWhoHasTheKey(CapturedOutput output) {
    String hook =
        "{\"kind\":\"webhook\",\"url\":\"https://xyzzy.example/a\",\"secret\":\"xyzzy-hunter2-xyzzy\"}";
    HttpResponse<String> made = as("reader", "PUT", "/api/receivers/sealed", hook);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(
            as("reader", "PUT", "/api/receivers/sealed", made.body()).headers().map().get("ETag"))
        .isEqualTo(made.headers().map().get("ETag"));
    StringBuilder told = new StringBuilder(made.body());
    told.append(as("reader", "GET", "/api/receivers", "").body());
    told.append(as("reader", "GET", "/api/receivers/sealed", "").body());
    told.append(as("admin", "GET", "/api/receivers", "").body());
    told.append(
        as("reader", "POST", "/api/receivers", "{\"id\":\"sealed\"," + hook.substring(1)).body());
    for (String broken :
        List.of(
            hook.replace("https:", "xyzzy:"),
            hook.replace("//xyzzy", "//xyzzy@xyzzy"),
            hook.replace("example/a", "example/ a"),
            hook.replace("\"https://xyzzy.example/a\"", "[\"xyzzy\"]"),
            hook.replace("xyzzy-hunter2-xyzzy", "xyzzy"),
            hook.replace("xyzzy-hunter2-xyzzy", "whsec_xyzzy"),
            hook.replace("\"xyzzy-hunter2-xyzzy\"", "xyzzy"),
            hook.replace("webhook", "slack"),
            hook.replace("webhook", "email"),
            "{\"kind\":\"email\",\"address\":\"xyzzy@a.example\\nBcc: b@a.example\"}")) {
      HttpResponse<String> refused = as("reader", "PUT", "/api/receivers/sealed", broken);
      assertThat(refused.statusCode()).as(broken + refused.body()).isEqualTo(400);
      told.append(refused.body());
    }
    List<ConsumerRecord<String, byte[]>> kept =
        service.read(Channel.RECEIVERS).stream()
            .filter(message -> message.key().equals("sealed"))
            .toList();
    assertThat(kept).hasSize(1);
    told.append(new String(kept.getFirst().value(), UTF_8));
    assertThat(told + output.getAll()).contains("Started ").doesNotContain("xyzzy", "hunter2");
    assertThat(
            new SealedAddresses(Keyring.read(keys))
                .open(EventJson.read(kept.getFirst().value(), Receiver.class)))
        .isEqualTo(
            new ReceiverAddress.Webhook(
                URI.create("https://xyzzy.example/a"), "xyzzy-hunter2-xyzzy"));
    assertThat(as("reader", "DELETE", "/api/receivers/sealed", "").statusCode()).isEqualTo(204);
    assertThat(new String(service.read(Channel.RECEIVERS).getLast().value(), UTF_8))
        .contains("\"deleted\":true")
        .doesNotContain("\"sealed\":");
  }

  @Test
  void subscriptionTellsWhatItNeedsAndIsThereAfterARestart() {
    as("editor", "PUT", "/api/topics/fading", "{\"query\":\"fading\"}");
    as("reader", "PUT", "/api/receivers/lasting", chat("lasting"));
    HttpResponse<String> unwatched =
        as(
            "reader",
            "PUT",
            "/api/subscriptions/lasting",
            "{\"topic\":\"nowhere\",\"receiver\":\"lasting\"}");
    assertThat(unwatched.statusCode()).isEqualTo(400);
    assertThat(RunningSearch.json(unwatched).get("parameter").asString()).isEqualTo("topic");
    HttpResponse<String> made =
        as(
            "reader",
            "PUT",
            "/api/subscriptions/lasting",
            """
            {"topic": "fading", "receiver": "lasting", "languages": ["zh-hans"],
             "rhythm": {"every": "day", "at": "08:00", "zone": "Europe/Berlin"},
             "quietHours": {"from": "22:00", "until": "06:00", "zone": "UTC"}}
            """);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).hasValue("/api/subscriptions/lasting");
    assertThat(RunningSearch.json(made).get("rhythm").toString())
        .isEqualTo("{\"every\":\"day\",\"at\":\"08:00\",\"zone\":\"Europe/Berlin\"}");
    assertThat(RunningSearch.json(made).has("problem")).isFalse();
    HttpResponse<String> again = as("reader", "PUT", "/api/subscriptions/lasting", made.body());
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(made.body());
    assertThat(again.headers().firstValue("ETag")).isEqualTo(made.headers().firstValue("ETag"));

    as("editor", "DELETE", "/api/topics/fading", "");
    assertThat(
            RunningSearch.json(as("reader", "GET", "/api/subscriptions/lasting", ""))
                .get("problem")
                .asString())
        .contains("'fading'");
    // Without users, everybody is one and sees all; without the key, nothing can be sent.
    try (RunningSearch other = RunningSearch.start(SERVERS)) {
      JsonNode read = RunningSearch.json(other.get("/api/subscriptions/lasting"));
      assertThat(read.get("owner").asString()).isEqualTo("reader-desk");
      assertThat(read.get("languages").toString()).isEqualTo("[\"zh-Hans\"]");
      assertThat(RunningSearch.json(other.get("/api/receivers/lasting")).get("problem").asString())
          .contains("key file");
      assertThat(other.send("PUT", "/api/receivers/lasting", "{\"kind\":\"slack\"}").statusCode())
          .isEqualTo(200);
      HttpResponse<String> keyless =
          other.send("POST", "/api/receivers", "{\"id\":\"x\"," + chat("x").substring(1));
      assertThat(keyless.statusCode()).isEqualTo(501);
      assertThat(keyless.body()).contains("NEWSWATCH_KEY_FILE");
      assertThat(
              other
                  .send(
                      "PUT",
                      "/api/subscriptions/shared",
                      "{\"query\":\"a\",\"receiver\":\"lasting\"}")
                  .statusCode())
          .isEqualTo(201);
    }
  }

  private static String chat(String name) {
    return "{\"kind\":\"slack\",\"url\":\"https://chat.example/%s\"}".formatted(name);
  }

  /** The same but for the id that was asked for. */
  private static void assertSame(
      HttpResponse<String> ofOthers, HttpResponse<String> ofNobody, int status) {
    assertThat(ofOthers.statusCode()).as(ofOthers.body()).isEqualTo(status);
    assertThat(ofNobody.statusCode()).isEqualTo(status);
    assertThat(ofOthers.body().replace("owned", "none")).isEqualTo(ofNobody.body());
    assertThat(ofOthers.headers().firstValue("ETag")).isEmpty();
  }

  private static HttpResponse<String> as(
      String role, String method, String path, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", "Bearer " + role));
    return service.send(method, path, body, all.toArray(String[]::new));
  }

  @Test
  void whoIsTakenOutOfTheFileIsShutOutAlsoOfTheStream() throws Exception {
    write(List.of("reader", "editor", "admin", "guest"));
    await()
        .atMost(SOON)
        .until(
            () -> ask("GET", "/api/visitor", "Authorization", "Bearer guest").statusCode() == 200);
    try (HeardStream stream = service.listen("", "Authorization", "Bearer guest")) {
      await().atMost(SOON).until(() -> !stream.lastEventId().isEmpty());
      service.arrive(article("heard", "Heard", "heardword"));
      await().atMost(SOON).until(() -> stream.titles().contains("Heard"));
      write(ROLES);
      await()
          .atMost(SOON)
          .until(
              () ->
                  ask("GET", "/api/visitor", "Authorization", "Bearer guest").statusCode() == 401);
      service.arrive(article("unheard", "Unheard", "unheardword"));
      await().atMost(SOON).until(stream::hasEnded);
      assertThat(stream.titles()).doesNotContain("Unheard");
    }
  }

  @Test
  void healthIsAskedOnItsOwnPortByAnybody() throws IOException {
    assertThat(service.health().statusCode()).isEqualTo(200);
    for (String path : List.of("/actuator/health", "/actuator/prometheus")) {
      assertThat(
              RunningSearch.raw(
                  service.managementPort(), "GET " + path + " HTTP/1.1", "Host: health.example"))
          .as(path)
          .startsWith("HTTP/1.1 200")
          .doesNotContain("Set-Cookie");
    }
  }

  @Test
  void requestThatCannotBeReadIsAProblem() throws IOException {
    for (String path :
        List.of("/api/articles/%2F", "/api/articles/%00", "/api//articles", "/api/x;a=b", "/%25")) {
      assertThat(
              RunningSearch.raw(
                  service.port(),
                  "GET " + path + " HTTP/1.1",
                  "Host: localhost:" + service.port(),
                  "Authorization: Bearer admin"))
          .as(path)
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json")
          .doesNotContain("<html");
    }
  }
}

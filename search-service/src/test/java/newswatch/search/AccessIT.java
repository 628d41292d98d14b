package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static newswatch.search.SampleArticles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import newswatch.events.ArticleTagged;
import newswatch.events.EventJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may do what at a service that has users. */
class AccessIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final List<String> ROLES = List.of("reader", "editor", "admin");

  @RegisterExtension private static final Servers SERVERS = new Servers();

  @TempDir private static Path folder;

  private static Path users;
  private static RunningSearch service;

  @BeforeAll
  static void start() throws Exception {
    users = folder.resolve("users.yml");
    write(ROLES);
    service = RunningSearch.start(SERVERS, "--newswatch.access.users-file=" + users);
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
      if (path.startsWith("/api/receivers") || path.startsWith("/api/subscriptions")) {
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
                if (pattern.equals("/error") || pattern.equals("/login")) {
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
        } else if (!path.equals("/api/stream")) {
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

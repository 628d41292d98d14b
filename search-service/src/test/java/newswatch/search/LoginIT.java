package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** How people log in, and what a session may, as a browser does it. */
@ExtendWith(OutputCaptureExtension.class)
class LoginIT {
  private static final String PASSWORD = "correct horse & battery";
  private static final Pattern PROOF =
      Pattern.compile("name=\"_csrf\" type=\"hidden\" value=\"([^\"]+)\"");

  @RegisterExtension private static final Servers SERVERS = new Servers();

  @TempDir private static Path folder;

  private static RunningSearch service;

  private final Map<String, String> cookies = new LinkedHashMap<>();

  @BeforeAll
  static void start() throws Exception {
    String hash = "{bcrypt}" + new BCryptPasswordEncoder(10).encode(PASSWORD);
    StringBuilder users = new StringBuilder("users:\n");
    for (String name : new String[] {"ana", "bo", "cy"}) {
      users.append("- {name: %s, role: editor, password: '%s'}\n".formatted(name, hash));
    }
    service =
        RunningSearch.start(
            SERVERS,
            "--newswatch.access.users-file="
                + Files.writeString(folder.resolve("users.yml"), users),
            "--newswatch.access.hosts=news.example.org",
            "--server.forward-headers-strategy=native");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void sessionIsBegunByTheFormAndEndedByLoggingOut() {
    HttpResponse<String> sent = get("/?q=a%26b", "Accept", "text/html");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(location(sent)).isEqualTo("/login?to=q%3Da%2526b");

    HttpResponse<String> page = get(location(sent));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "form-action 'self'");
    assertThat(page.body()).doesNotContain("<script", "style=");
    // With no-referrer browsers would send the form with the origin null, which is refused.
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(cookies).containsOnlyKeys("XSRF-TOKEN");

    HttpResponse<String> in = logIn("ana", PASSWORD, "q=a%26b");
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(location(in)).isEqualTo("/?q=a%26b");
    assertThat(cookie(in, "newswatch"))
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .doesNotContain("Secure");
    String session = cookies.get("newswatch");

    assertThat(get("/").statusCode()).isEqualTo(200);
    assertThat(get("/api/visitor").body())
        .isEqualTo("{\"name\":\"ana\",\"role\":\"editor\",\"by\":\"session\"}");

    assertThat(send("PUT", "/api/topics/logged", "{\"query\":\"in\"}").statusCode()).isEqualTo(403);
    assertThat(
            send("PUT", "/api/topics/logged", "{\"query\":\"in\"}", "X-XSRF-TOKEN", "x")
                .statusCode())
        .isEqualTo(403);
    HttpResponse<String> changed =
        send("PUT", "/api/topics/logged", "{\"query\":\"in\"}", "X-XSRF-TOKEN", proof());
    assertThat(changed.statusCode()).isEqualTo(201);
    assertThat(RunningSearch.json(changed).path("changedBy").asString()).isEqualTo("ana");

    assertThat(send("POST", "/logout", "").statusCode()).isEqualTo(403);
    assertThat(send("POST", "/logout", "", "X-XSRF-TOKEN", proof()).statusCode()).isEqualTo(204);
    cookies.put("newswatch", String.valueOf(session));
    assertThat(get("/api/visitor").statusCode()).isEqualTo(401);
  }

  @Test
  void whoWasSentFromAnotherPageOfTheConsoleComesBackToIt() {
    HttpResponse<String> sent = get("/alerts.html?state=held", "Accept", "text/html");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(location(sent)).isEqualTo("/login?to=state%3Dheld&page=%2Falerts.html");
    HttpResponse<String> page = get(location(sent));
    assertThat(page.body())
        .contains(
            "name=\"to\" type=\"hidden\" value=\"state=held\"",
            "name=\"page\" type=\"hidden\" value=\"/alerts.html\"");
    String form = form("ana", PASSWORD, "state=held");
    HttpResponse<String> in = send("POST", "/login", form + "&page=%2Falerts.html", FORM);
    assertThat(location(in)).isEqualTo("/alerts.html?state=held");
    assertThat(get("/alerts.html").statusCode()).isEqualTo(200);
    get("/login");
    String again = form("ana", PASSWORD, "");
    assertThat(location(send("POST", "/login", again + "&page=%2F%2Fevil.example", FORM)))
        .isEqualTo("/");
  }

  @Test
  void sessionThatSomebodyElseKnewBeforeIsNotTakenOver() {
    cookies.put("newswatch", "0123456789ABCDEF0123456789ABCDEF");
    get("/login");
    logIn("ana", PASSWORD, "");
    assertThat(cookies.get("newswatch")).isNotEqualTo("0123456789ABCDEF0123456789ABCDEF");
    String first = cookies.get("newswatch");
    // The same browser, once more.
    logIn("ana", PASSWORD, "");
    assertThat(cookies.get("newswatch")).isNotEqualTo(first);
  }

  @Test
  void nobodyIsToldWhetherTheNameOrThePasswordIsWrong() {
    get("/login");
    String name = logIn("nobody", PASSWORD, "").body();
    HttpResponse<String> refused = logIn("bo", "wrong horse battery", "");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(withoutProof(refused.body()))
        .isEqualTo(withoutProof(name))
        .contains("or the password");
    assertThat(logIn("bo", "x".repeat(5_000), "").statusCode()).isEqualTo(401);
    assertThat(logIn("", "", "").statusCode()).isEqualTo(401);
    assertThat(cookies).doesNotContainKey("newswatch");
  }

  private static String withoutProof(String page) {
    return PROOF.matcher(page).replaceAll("");
  }

  @Test
  void guessingIsSlowedDownAlsoForTheRightPassword() {
    get("/login");
    for (int i = 0; i < 5; i++) {
      assertThat(logIn("cy", "wrong horse battery", "").statusCode()).isEqualTo(401);
    }
    HttpResponse<String> later = logIn("cy", PASSWORD, "");
    assertThat(later.statusCode()).isEqualTo(429);
    assertThat(later.headers().firstValue("Retry-After"))
        .hasValueSatisfying(value -> assertThat(value).matches("[1-9]\\d?"));
    assertThat(later.body()).contains("too many attempts");
    assertThat(logIn("ana", PASSWORD, "").statusCode()).isEqualTo(303);
  }

  @Test
  void loginIsRefusedWithoutProofAndFromOtherSites() {
    get("/login");
    String form = "name=ana&password=" + URLEncoder.encode(PASSWORD, UTF_8);
    assertThat(send("POST", "/login", form, FORM).statusCode()).isEqualTo(403);
    assertThat(
            send(
                    "POST",
                    "/login",
                    form + "&_csrf=" + pageProof(),
                    with("Origin", "https://evil.example"))
                .statusCode())
        .isEqualTo(403);
    assertThat(cookies).doesNotContainKey("newswatch");
  }

  @Test
  void afterTheLoginNobodyIsSentElsewhere() {
    get("/login");
    for (String to :
        new String[] {"//evil.example", "\r\nX: y", "https://evil.example", "\\evil"}) {
      assertThat(location(logIn("ana", PASSWORD, to))).startsWith("/").matches("/(\\?[!-~]*)?");
    }
    assertThat(get("/login?to=%22%3E%3Cscript%3E").body()).doesNotContain("\"><script");
  }

  @Test
  void cookiesAreSecureBehindAProxyThatEndsTls() {
    String[] proxied = {"X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.9"};
    HttpResponse<String> page = get("/login", proxied);
    assertThat(cookie(page, "XSRF-TOKEN")).contains("Secure");
    HttpResponse<String> in =
        send(
            "POST",
            "/login",
            form("bo", PASSWORD, ""),
            with("X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.9"));
    assertThat(cookie(in, "newswatch")).contains("Secure", "HttpOnly");
  }

  @Test
  void logHoldsNothingThatWasSent(CapturedOutput output) throws IOException {
    logIn("ana\r\nforged-line", "planted-password", "");
    logIn("forged-name", "planted-password", "");
    send("POST", "/login", "name=%zz&password=planted-password%zz", FORM);
    get("/api/articles?q=%0d%0aforged-line", "Authorization", "Bearer nw_planted-token");
    get("/api/forged-path%0d%0aforged-line");
    String host = "Host: 127.0.0.1:" + service.port();
    for (String line :
        List.of(
            "Cookie: newswatch=planted-cookie\u0001, a=\"b c; $d",
            "Authorization Bearer planted-token",
            "Auth\u0001orization: Bearer planted-token",
            "Authorization: Bearer planted\u0000token")) {
      RunningSearch.raw(service.port(), "GET /api/visitor HTTP/1.1", host, line);
    }
    RunningSearch.raw(service.port(), "GET /forged\u0001path HTTP/1.1", host);
    RunningSearch.raw(service.port(), "FORGED /\u0001 HTTP/1.1", host);
    logIn("ana", PASSWORD, "");
    get("/api/topics/forged-topic%0d%0aforged-line");
    get("/api/articles?source=%0d%0aforged-line&q=forged(");
    send("PUT", "/api/topics/a", "{\"query\":\"forged-line\r\n", "X-XSRF-TOKEN", proof());
    assertThat(output.getAll())
        .contains("logged in")
        .doesNotContainIgnoringCase("forged")
        .doesNotContain("planted", PASSWORD);
  }

  // What follows stands in for a browser.

  private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};

  private static String[] with(String... more) {
    String[] all = Arrays.copyOf(FORM, FORM.length + more.length);
    System.arraycopy(more, 0, all, FORM.length, more.length);
    return all;
  }

  private HttpResponse<String> logIn(String name, String password, String to) {
    get("/login");
    String origin = "http://127.0.0.1:" + service.port();
    return send("POST", "/login", form(name, password, to), with("Origin", origin));
  }

  private String form(String name, String password, String to) {
    return "name=%s&password=%s&to=%s&_csrf=%s"
        .formatted(
            URLEncoder.encode(name, UTF_8),
            URLEncoder.encode(password, UTF_8),
            URLEncoder.encode(to, UTF_8),
            pageProof());
  }

  private @Nullable String lastPage;

  private String pageProof() {
    Matcher found = PROOF.matcher(String.valueOf(lastPage));
    assertThat(found.find()).isTrue();
    return URLEncoder.encode(found.group(1), UTF_8);
  }

  private String proof() {
    return String.valueOf(cookies.get("XSRF-TOKEN"));
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("");
  }

  private static String cookie(HttpResponse<String> response, String name) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(value -> value.startsWith(name + "="))
        .collect(Collectors.joining("\n"));
  }

  private HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
              .setHeader("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body, UTF_8));
      if (!cookies.isEmpty()) {
        request.setHeader(
            "Cookie",
            cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ")));
      }
      for (int i = 0; i < headers.length; i += 2) {
        request.setHeader(headers[i], headers[i + 1]);
      }
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
      keep(response);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(HttpResponse<String> response) {
    for (String set : response.headers().allValues("Set-Cookie")) {
      String[] pair = set.split(";", 2)[0].split("=", 2);
      if (pair[1].isEmpty()) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
    if (PROOF.matcher(response.body()).find()) {
      lastPage = response.body();
    }
  }
}

package newswatch.endtoend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole walk, run by {@code ./newswatch up} with real servers and the three services as
 * processes: from a feed on a publisher's site to a search hit, and on through a restart and a
 * crash. The tests are the chapters of one story and run in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkIT {
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Pattern CONSOLE =
      Pattern.compile("^http://127\\.0\\.0\\.1:\\d+$", Pattern.MULTILINE);

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  private static Path folder;
  private static FeedSite site;
  private static Commands newswatch;
  private static Process up;
  private static String console;

  @BeforeAll
  static void start() throws IOException {
    folder =
        Files.setPosixFilePermissions(
            Files.createTempDirectory("newswatch-walk"),
            PosixFilePermissions.fromString("rwxr-xr-x"));
    site = new FeedSite();
    site.publish("/healthy.xml", rss("Harbour Gazette", item("first", "Two fleets in one bay")));
    site.publish("/page.xml", "<!doctype html><html><body>Not found</body></html>");
    site.publish("/broken.xml", "<rss version=\"2.0\"><channel><title>Broken</channel></rss>");
    Files.writeString(
        folder.resolve("feeds.opml"),
        """
        <opml version="2.0"><body>
          <outline text="Harbour Gazette" xmlUrl="%s"/>
          <outline text="A Page" xmlUrl="%s"/>
          <outline text="A Wreck" xmlUrl="%s"/>
        </body></opml>
        """
            .formatted(
                site.address("/healthy.xml"),
                site.address("/page.xml"),
                site.address("/broken.xml")));
    Files.writeString(
        folder.resolve("topics.yml"),
        """
        topics:
          - id: fleets
            name: Fleets
            query: '"coast guards" OR fleet'
          - id: unfinished
            name: Unfinished
            query: '(coast OR'
        """);
    newswatch =
        new Commands(
            folder.resolve("home"),
            Map.of(
                "NEWSWATCH_FETCH_ALLOW",
                "127.0.0.1:" + site.port(),
                "NEWSWATCH_FEEDS_INTERVAL",
                "2s"));
    up = launched();
    console = consoleOf(up);
  }

  private static Process launched() throws IOException {
    return newswatch.start(
        folder.resolve("up.out"),
        "up",
        "--feeds",
        folder.resolve("feeds.opml").toString(),
        "--topics",
        folder.resolve("topics.yml").toString());
  }

  /** The address that the command prints once everything is ready. */
  private static String consoleOf(Process running) throws IOException {
    Path output = folder.resolve("up.out");
    await()
        .atMost(START)
        .until(() -> !running.isAlive() || CONSOLE.matcher(Files.readString(output)).find());
    Matcher address = CONSOLE.matcher(Files.readString(output));
    assertThat(address.find()).as(Files.readString(output)).isTrue();
    return address.group();
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    newswatch.run("down");
    site.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  @Order(1)
  void articleInAFeedIsFoundBySearchWithItsTagAndTheReason() {
    JsonNode found = awaited("\"two coast guards\"");
    JsonNode article = found.get("articles").get(0);
    assertThat(article.get("title").asString()).isEqualTo("Two fleets in one bay");
    assertThat(article.get("source").asString()).isEqualTo("Harbour Gazette");
    assertThat(article.get("origin").asString()).isEqualTo("backlog");
    JsonNode tag = article.get("topics").get(0);
    assertThat(tag.get("id").asString()).isEqualTo("fleets");
    JsonNode evidence = tag.get("evidence").get(0);
    String field = article.get(evidence.get("field").asString()).asString();
    assertThat(field.substring(evidence.get("start").asInt(), evidence.get("end").asInt()))
        .isEqualTo(evidence.get("text").asString());
  }

  @Test
  @Order(2)
  void brokenFeedsAndBrokenTopicsAreReportedAndSpoilNothing() throws Exception {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(problems("/api/feeds", "feeds"))
                    .anyMatch(problem -> problem.contains("an HTML page, not a feed"))
                    .anyMatch(problem -> problem.contains("not well-formed XML at line 1")));
    assertThat(get("/api/topics").get("problems").get(0).get("problem").asString())
        .contains("unfinished")
        .contains("expected something to find after 'OR'");
    assertThat(newswatch.run("status").output())
        .contains("unfinished")
        .contains("an HTML page, not a feed");
  }

  @Test
  @Order(3)
  void secondUpSaysThatOneRunsAndEnds() throws Exception {
    Commands.Ended second = newswatch.run("up");
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.output()).contains(console);
    assertThat(up.isAlive()).isTrue();
  }

  @Test
  @Order(4)
  void restartKeepsTheArticlesAndPublishesNoneOfThemAgain() throws Exception {
    assertThat(newswatch.run("down").code()).isZero();
    await().atMost(SOON).until(() -> !up.isAlive());
    int before = site.unchanged();

    up = launched();
    console = consoleOf(up);

    await().atMost(SOON).until(() -> site.unchanged() > before);
    JsonNode article = awaited("\"two coast guards\"").get("articles").get(0);
    assertThat(article.get("revision").asInt()).isEqualTo(1);
    assertThat(search("").get("total").asInt()).isEqualTo(1);
  }

  @Test
  @Order(5)
  void killedSupervisorLeavesNothingBehindAndItsStateIsTakenUpAgain() throws Exception {
    List<ProcessHandle> children = up.descendants().toList();
    assertThat(children).hasSizeGreaterThan(4);
    up.destroyForcibly();
    await().atMost(SOON).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));

    up = launched();
    console = consoleOf(up);

    assertThat(awaited("\"two coast guards\"").get("total").asInt()).isEqualTo(1);
  }

  private static JsonNode awaited(String query) {
    return await()
        .atMost(SOON)
        .until(() -> search(query), found -> found.get("total").asInt() == 1);
  }

  private static List<String> problems(String path, String list) throws Exception {
    return get(path).get(list).values().stream()
        .filter(one -> one.has("problem"))
        .map(one -> one.get("problem").asString())
        .toList();
  }

  private static JsonNode search(String query) throws Exception {
    return get("/api/articles?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  private static JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(requireNonNull(console) + path)).build();
    HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static String rss(String title, String items) {
    return """
        <rss version="2.0"><channel><title>%s</title><language>en</language>%s</channel></rss>
        """
        .formatted(title, items);
  }

  private static String item(String slug, String title) {
    return """
        <item><title>%s</title><link>%s</link><guid>%s</guid>
        <pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>
        <description>&lt;p&gt;Two coast guards met in the bay.&lt;/p&gt;</description></item>
        """
        .formatted(title, site.address("/" + slug), slug);
  }
}

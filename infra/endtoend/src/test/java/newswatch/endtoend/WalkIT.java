package newswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * The whole walk, run by {@code ./newswatch up} with real servers and the three services as
 * processes: from a feed on a publisher's site to a search hit, and on through a restart and a
 * crash. The tests are the chapters of one story and run in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkIT {
  private static final Duration SOON = Duration.ofMinutes(1);

  private static FeedSite site;
  private static Stack stack;

  @BeforeAll
  static void start() throws IOException {
    site = new FeedSite();
    site.publish("/healthy.xml", rss("Harbour Gazette", item("first", "Two fleets in one bay")));
    site.publish("/page.xml", "<!doctype html><html><body>Not found</body></html>");
    site.publish("/wreck.xml", "No feed at all");
    site.publish(
        "/broken.xml",
        "<rss version=\"2.0\"><channel><title>Fish & Ships</title>"
            + "<item><title>Where the broken mast went<link>"
            + site.address("/mast")
            + "</link></item>");
    String feeds =
        """
        <opml version="2.0"><body>
          <outline text="Harbour Gazette" xmlUrl="%s"/>
          <outline text="A Page" xmlUrl="%s"/>
          <outline text="A Wreck" xmlUrl="%s"/>
          <outline text="Fish and Ships" xmlUrl="%s"/>
        </body></opml>
        """
            .formatted(
                site.address("/healthy.xml"),
                site.address("/page.xml"),
                site.address("/wreck.xml"),
                site.address("/broken.xml"));
    String topics =
        """
        topics:
          - id: fleets
            name: Fleets
            query: '"coast guards" OR fleet'
          - id: unfinished
            name: Unfinished
            query: '(coast OR'
        """;
    stack = Stack.start(site, feeds, topics);
  }

  @AfterAll
  static void stop() throws IOException {
    if (stack != null) {
      stack.close();
    }
    site.close();
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
                    .anyMatch(problem -> problem.contains("neither RSS nor Atom")));
    assertThat(awaited("\"broken mast\"").get("articles").get(0).get("source").asString())
        .isEqualTo("Fish and Ships");
    assertThat(stack.get("/api/topics").get("problems").get(0).get("problem").asString())
        .contains("unfinished")
        .contains("expected something to find after 'OR'");
    assertThat(stack.run("status").output())
        .contains("unfinished")
        .contains("an HTML page, not a feed");
  }

  @Test
  @Order(2)
  void ourOwnArticlesGoTheWholeWayAndAreFoundByNobody() throws Exception {
    JsonNode canary =
        await()
            .atMost(SOON)
            .until(
                () -> stack.get("/api/status").get("canary"),
                told -> told.get("state").asString().equals("fine"));
    assertThat(canary.get("lastSeconds").asDouble()).isBetween(0.0, SOON.toMillis() / 1000.0);
    assertThat(canary.get("p50Seconds").asDouble())
        .isLessThanOrEqualTo(canary.get("p99Seconds").asDouble());
    assertThat(stack.search("canary").get("total").asInt()).isZero();
    assertThat(stack.get("/api/status").at("/alerts/raised").asInt()).isZero();
  }

  @Test
  @Order(3)
  void secondUpSaysThatOneRunsAndEnds() throws Exception {
    Commands.Ended second = stack.run("up");
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.output()).contains(stack.console().address());
    assertThat(stack.isUp()).isTrue();
  }

  @Test
  @Order(4)
  void restartKeepsTheArticlesAndPublishesNoneOfThemAgain() throws Exception {
    stack.down();
    int before = site.unchanged();

    stack.startAgain();

    await().atMost(SOON).until(() -> site.unchanged() > before);
    JsonNode article = awaited("\"two coast guards\"").get("articles").get(0);
    assertThat(article.get("revision").asInt()).isEqualTo(1);
    assertThat(stack.search("").get("total").asInt()).isEqualTo(2);
  }

  @Test
  @Order(5)
  void killedSupervisorLeavesNothingBehindAndItsStateIsTakenUpAgain() throws Exception {
    stack.killSupervisor();
    stack.startAgain();

    assertThat(awaited("\"two coast guards\"").get("total").asInt()).isEqualTo(1);
  }

  private static JsonNode awaited(String query) {
    return await()
        .atMost(SOON)
        .until(() -> stack.search(query), found -> found.get("total").asInt() == 1);
  }

  private static List<String> problems(String path, String list) throws Exception {
    return stack.get(path).get(list).values().stream()
        .filter(one -> one.has("problem"))
        .map(one -> one.get("problem").asString())
        .toList();
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

package newswatch.search;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static newswatch.search.SampleArticles.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleTagged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Filters, facets, timeline, order and pages of a search, over HTTP and in a real index. */
class FindIT {
  @RegisterExtension private static final Servers SERVERS = new Servers();

  /** Below what Tomcat takes for a whole request's head. */
  private static final int SHORT_ENOUGH_TO_BE_READ = 7_000;

  private static RunningSearch service;

  @BeforeAll
  static void start() {
    service = RunningSearch.start(SERVERS);
    service.arrive(
        tagged(made("one", "Harbour Post", "en", "2026-01-01T10:00:00Z", "quay"), "sea"),
        tagged(made("two", "Harbour Post", "en", "2026-01-03T10:00:00Z", "quay quay quay"), "sea"),
        tagged(made("three", "The Post, Daily", "zh-Hans", "2026-01-03T11:00:00Z", "quay"), "port"),
        made("four", "Le Quai", "fr", "2026-01-05T10:00:00Z", "quay and much more to be told"),
        made("five", "Le Quai", "fr", "2026-01-05T23:59:59Z", "a mole"));
    await().atMost(Duration.ofMinutes(1)).until(() -> service.search().get("total").asInt() == 5);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source=Harbour Post                           | two one",
        "source=The Post, Daily                        | three",
        "source=Harbour Post&source=Le Quai            | five four two one",
        "source=harbour post                           | ''",
        "language=zh                                   | three",
        "language=FR                                   | five four",
        "collection=asia&language=en                   | two one",
        "topic=sea&topic=port                          | three two one",
        "topic=sea,port&language=zh-Hans               | three",
        "from=2026-01-03                               | five four three two",
        "to=2026-01-03                                 | three two one",
        "from=2026-01-03T10:00:00Z&to=2026-01-03T11:00:00Z | two",
        "from=2026-01-03T12:00:00%2B02:00&to=2026-01-05T00:00:00Z | three two",
        "from=0001-01-01&to=9999-12-31&source=Le Quai  | five four",
        "sort=oldest&q=quay                            | one two three four",
        "sort=newest&q=quay                            | four three two one",
        "sort=relevance                                | five four three two one",
      })
  void searchIsNarrowedAndOrdered(String parameters, String found) {
    assertThat(names(answer(parameters))).isEqualTo(found);
  }

  @Test
  void relevancePutsFirstWhatMatchesBest() {
    String order = names(answer("q=quay&sort=relevance"));
    assertThat(order).startsWith("two ").endsWith(" four");
  }

  @Test
  void facetsCountWhatElseThereIsToChoose() {
    JsonNode facets = answer("source=Harbour Post&topic=sea").get("facets");
    assertThat(counts(facets.get("sources"))).containsExactly("Harbour Post 2");
    assertThat(counts(facets.get("topics"))).containsExactly("sea 2");
    assertThat(counts(facets.get("languages"))).containsExactly("en 2");

    JsonNode ofQuay = answer("q=quay&source=Le Quai").get("facets");
    assertThat(counts(ofQuay.get("sources")))
        .containsExactly("Harbour Post 2", "Le Quai 1", "The Post, Daily 1");
    assertThat(counts(ofQuay.get("topics"))).isEmpty();
  }

  @Test
  void timelineCountsEveryStretchAndItsSumIsTheTotal() {
    JsonNode all = answer("");
    assertThat(counts(all.get("timeline"), "from").getFirst()).isEqualTo("2026-01-01T00:00:00Z 1");
    assertThat(sum(all.get("timeline"))).isEqualTo(5);
    assertThat(all.get("timeline").size()).isEqualTo(5);

    JsonNode asked = answer("from=2026-01-02&to=2026-01-04&q=quay");
    assertThat(asked.get("timeline").size()).isEqualTo(72);
    assertThat(sum(asked.get("timeline"))).isEqualTo(asked.get("total").asInt()).isEqualTo(2);

    assertThat(answer("q=unheardof").get("timeline").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"newest", "oldest", "relevance"})
  void pagesFollowEachOtherInEveryOrder(String sort) {
    List<String> met = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = answer("q=quay&size=1&sort=" + sort + "&cursor=" + cursor);
      met.add(names(page));
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    assertThat(met).containsExactlyInAnyOrder("one", "two", "three", "four");
  }

  @Test
  void emptyPageStillTellsHowManyThereAre() {
    JsonNode none = answer("size=0");
    assertThat(none.get("total").asInt()).isEqualTo(5);
    assertThat(none.get("articles").isEmpty()).isTrue();
    assertThat(none.get("facets").get("sources").size()).isEqualTo(3);
    assertThat(none.has("next")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "size=1e9, size",
    "size=1000000000, size",
    "size=-1, size",
    "sort=best, sort",
    "from=yesterday, from",
    "to=2026-13-01, to",
    "from=2026-01-02&to=2026-01-01, to",
    "topic=NOT%20AN%20ID, topic",
    "cursor=Zm9yZ2Vk, cursor",
    "q=a&q=b, q",
    "colour=red, colour"
  })
  void whatCannotBeUsedIsNamed(String parameters, String named) {
    HttpResponse<String> refused = service.get("/api/articles?" + parameters);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(RunningSearch.json(refused).get("parameter").asString()).isEqualTo(named);
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void queriesMadeToCostAreRefusedOrAnsweredWithinBounds(String bomb) {
    String asked = "/api/articles?q=" + URLEncoder.encode(bomb, UTF_8);
    HttpResponse<String> first = service.get(asked);
    assertThat(first.statusCode()).as(first.body()).isIn(200, 400, 414);
    if (first.statusCode() == 400 && asked.length() < SHORT_ENOUGH_TO_BE_READ) {
      assertThat(RunningSearch.json(first).get("parameter").asString()).isEqualTo("q");
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long from = System.nanoTime();
      service.get(asked);
      least = Math.min(least, System.nanoTime() - from);
    }
    assertThat(Duration.ofNanos(least)).isLessThan(Duration.ofMillis(500));
  }

  private static List<String> bombs() {
    return List.of(
        "w ".repeat(5_000),
        "(".repeat(1_000) + "a" + ")".repeat(1_000),
        "*a*",
        "/(.*)*x/",
        "internationalization~2 ".repeat(50),
        "title:[* TO *]",
        "*:*",
        "a* b* c* d*",
        "qu* ".repeat(500),
        "\"a b\"~100 ".repeat(200),
        "x".repeat(1_000_000));
  }

  @ParameterizedTest
  @CsvSource({"/api/articles?q=%ff, 400", "/error, 404", "/nothing/here, 404"})
  void requestsThatNobodyCanReadAreToldOfLikewise(String path, int status) {
    HttpResponse<String> refused = service.get(path);
    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void quotesMayBeTypedAsTheyAre() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/articles?q=\"quay\" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 200")
          .contains("\"total\":4");
    }
  }

  @Test
  void cursorOfAnotherSearchIsRefused() {
    String cursor = answer("size=1").get("next").asString();
    HttpResponse<String> refused = service.get("/api/articles?sort=oldest&cursor=" + cursor);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("belongs to another search");
  }

  private static JsonNode answer(String parameters) {
    HttpResponse<String> response = service.get("/api/articles?" + parameters.replace(" ", "%20"));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return RunningSearch.json(response);
  }

  private static String names(JsonNode answer) {
    return String.join(
        " ",
        answer.get("articles").values().stream()
            .map(article -> article.get("title").asString().substring("Story ".length()))
            .toList());
  }

  private static List<String> counts(JsonNode facet) {
    return counts(facet, "value");
  }

  private static List<String> counts(JsonNode facet, String name) {
    return facet.values().stream()
        .map(one -> one.get(name).asString() + " " + one.get("count").asInt())
        .toList();
  }

  private static int sum(JsonNode timeline) {
    return timeline.values().stream().mapToInt(one -> one.get("count").asInt()).sum();
  }

  private static ArticleTagged made(
      String name, String source, String language, String publishedAt, String body) {
    ArticleTagged some =
        SampleArticles.article(name, "Story " + name, body, language, Instant.parse(publishedAt));
    Article of = some.article();
    return new ArticleTagged(
        new Article(
            of.id(),
            of.url(),
            of.title(),
            null,
            of.body(),
            false,
            null,
            source,
            language,
            of.publishedAt()),
        some.feeds(),
        some.collections(),
        some.origin(),
        some.firstSeenAt(),
        some.fetchedAt(),
        1,
        some.version(),
        some.topics());
  }
}

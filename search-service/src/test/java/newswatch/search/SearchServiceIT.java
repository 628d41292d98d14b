package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static newswatch.search.SampleArticles.article;
import static newswatch.search.SampleArticles.revised;
import static newswatch.search.SampleArticles.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Feed;
import newswatch.events.Topic;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.CompiledQuery;
import newswatch.matching.query.Match;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.QueryLanguage;
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

/**
 * search-service on a real broker and a real node. Each test brings its own articles and asks for
 * them by a word of their own; the one that takes Elasticsearch away comes last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SearchServiceIT {
  private static final int LAST = Integer.MAX_VALUE;
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private static Path folder;
  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;
  private static Path feeds;
  private static Path topics;

  @BeforeAll
  static void start() throws IOException {
    feeds = Files.writeString(folder.resolve("feeds.opml"), opml("Example Post"));
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
  void arrivingArticleIsFoundWithItsTagsAndThePassageThatMatched() {
    service.arrive(
        tagged(
            article("alpha", "Quorum reached", "They <b>met</b> the alphaquorum today."), "sea"));
    JsonNode found = awaited("alphaquorum").get("articles").get(0);
    assertThat(found.get("title").asString()).isEqualTo("Quorum reached");
    assertThat(found.get("topics").get(0).get("id").asString()).isEqualTo("sea");
    assertThat(found.get("topics").get(0).get("evidence").get(0).get("text").asString())
        .isEqualTo("Quorum");
    JsonNode passage = found.get("highlights").get(0);
    assertThat(passage.get("text").asString()).isEqualTo("They <b>met</b> the alphaquorum today.");
    JsonNode mark = passage.get("marks").get(0);
    assertThat(
            passage
                .get("text")
                .asString()
                .substring(mark.get("start").asInt(), mark.get("end").asInt()))
        .isEqualTo("alphaquorum");
  }

  @Test
  void articleIsReadByItsId() {
    ArticleTagged article = article("byid", "Read me", "One byidword.");
    service.arrive(article);
    awaited("byidword");
    JsonNode read = RunningSearch.json(service.get("/api/articles/" + article.article().id()));
    assertThat(EventJson.mapper().treeToValue(read, ArticleTagged.class)).isEqualTo(article);
    assertThat(service.get("/api/articles/" + "0".repeat(32)).statusCode()).isEqualTo(404);
    assertThat(service.get("/api/articles/nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void topicNarrowsASearch() {
    service.arrive(
        tagged(twoWords("t1"), "sea"), tagged(twoWords("t2"), "economy"), twoWords("t3"));
    awaitTotal("narrowingword", 3);
    assertThat(service.search("q", "narrowingword", "topic", "sea").get("total").asInt())
        .isEqualTo(1);
    assertThat(service.search("q", "narrowingword AND topic:economy").get("total").asInt())
        .isEqualTo(1);
    assertThat(service.search("q", "narrowingword -topic:economy").get("total").asInt())
        .isEqualTo(2);
  }

  @Test
  void pagesFollowEachOtherNewestFirstWithoutGapOrRepeat() {
    ArticleTagged[] articles =
        IntStream.range(0, 23)
            .mapToObj(
                i ->
                    article(
                        "page" + i,
                        "Page",
                        "pagedword",
                        "en",
                        // Three at a time share their time, so that the id has to decide.
                        Instant.parse("2026-02-01T00:00:00Z").plusSeconds(i / 3)))
            .toArray(ArticleTagged[]::new);
    service.arrive(articles);
    awaitTotal("pagedword", articles.length);

    List<String> ids = new ArrayList<>();
    List<Instant> times = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = service.search("q", "pagedword", "size", "5", "cursor", cursor);
      assertThat(page.get("total").asInt()).isEqualTo(articles.length);
      page.get("articles")
          .forEach(
              one -> {
                ids.add(one.get("id").asString());
                times.add(Instant.parse(one.get("publishedAt").asString()));
              });
      cursor = page.has("next") ? page.get("next").asString() : "";
    } while (!cursor.isEmpty());

    assertThat(ids).hasSize(articles.length).doesNotHaveDuplicates();
    assertThat(times).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void olderVersionNeverOverwritesANewerOneAndArrivingTwiceIsArrivingOnce() {
    ArticleTagged first = article("version", "First title", "versionword");
    ArticleTagged second = revised(first, "Second title");
    service.arrive(second, first, second, first);
    service.arrive(article("afterwards", "Marker", "afterversionword"));
    awaited("afterversionword");
    JsonNode found = awaitTotal("versionword", 1);
    assertThat(found.get("articles").get(0).get("title").asString()).isEqualTo("Second title");
    assertThat(found.get("articles").get(0).get("revision").asInt()).isEqualTo(2);
  }

  @Test
  void articleFromTheFutureDoesNotStandAboveTodaysNews() {
    service.arrive(
        article("future", "Future", "futureword", "en", Instant.parse("2999-01-01T00:00:00Z")),
        article("undated", "Undated", "futureword", "en", null),
        article("old", "Old", "futureword", "en", Instant.parse("2020-01-01T00:00:00Z")));
    JsonNode articles = awaitTotal("futureword", 3).get("articles");
    assertThat(articles.get(2).get("title").asString()).isEqualTo("Old");
    assertThat(Stream.of(0, 1).map(i -> articles.get(i)).filter(a -> a.has("publishedAt")))
        .singleElement()
        .satisfies(
            a -> assertThat(a.get("publishedAt").asString()).isEqualTo("2999-01-01T00:00:00Z"));
  }

  @Test
  void unreadableRecordsGoToTheDeadLettersAndTheNextArticleIsIndexed() {
    service.arrive("poison", "{\"title\":".getBytes(UTF_8));
    service.arrive("0".repeat(32), "[]".getBytes(UTF_8));
    service.arrive(article("healthy", "Healthy", "afterpoisonword"));
    awaited("afterpoisonword");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(service.read(Channel.TAGGED_ARTICLES.deadLetters()))
                    .hasSize(2)
                    .allSatisfy(
                        letter -> {
                          assertThat(letter.headers().lastHeader("reason").value())
                              .asString(UTF_8)
                              .startsWith("not a readable ArticleTagged");
                          assertThat(letter.headers().lastHeader("offset")).isNotNull();
                        }));
  }

  @Test
  void sameQueryAnswersTheSameInTheIndexAsInMemory() {
    List<ArticleTagged> articles =
        List.of(
            article(
                "m1", "Parties meet in Hanoi", "samemark The visiting delegation of the party."),
            article("m2", "Economy: co-operation grows", "samemark Trade rose; the co-operative."),
            article("m3", "南海仲裁案", "samemark 菲律宾提出南海仲裁。", "zh", null),
            article("m4", "Biển Đông dậy sóng", "samemark Tàu Trường Sa rời cảng.", "vi", null),
            article("m5", "Die Partei trifft sich", "samemark Parties in Berlin.", "de", null),
            article(
                "m6", "China's coast guard", "samemark water cannon near the shoal", null, null),
            article("m7", "Shoal", "samemark cannon of water, guard the coast"));
    service.arrive(articles.toArray(ArticleTagged[]::new));
    awaitTotal("samemark", articles.size());
    for (String query :
        List.of(
            "party",
            "parties",
            "\"party\"",
            "\"parties\"",
            "title:parties",
            "body:part*",
            "co-operation",
            "\"co-operation\"",
            "cooperat*",
            "南海",
            "\"南海仲裁\"",
            "仲裁案",
            "\"truong sa\"",
            "Truong",
            "bien AND dong",
            "\"water cannon\"",
            "\"water cannon\"~3",
            "\"cannon water\"~2",
            "china",
            "\"china coast guard\"",
            "coast guard -china",
            "+shoal water",
            "shoal AND (china OR coast) NOT berlin",
            "language:zh OR language:vi",
            "NOT party AND meet",
            "source:example AND author:ana",
            "collection:asia AND shoals")) {
      assertThat(inIndex(query)).as(query).isEqualTo(inMemory(query, articles));
    }
  }

  private static Set<String> inIndex(String query) {
    JsonNode found = service.search("q", "+samemark +(" + query + ")", "size", "100");
    Set<String> ids = new LinkedHashSet<>();
    found.get("articles").forEach(one -> ids.add(one.get("id").asString()));
    return Set.copyOf(ids);
  }

  private static Set<String> inMemory(String query, List<ArticleTagged> articles) {
    var parsed = (Parsed.Understood) QueryLanguage.SEARCHES.parse("+samemark +(" + query + ")");
    CompiledQuery compiled = CompiledQuery.of(parsed.query());
    Set<String> ids = new LinkedHashSet<>();
    for (ArticleTagged one : articles) {
      if (compiled.match(ArticleWords.of(one.article(), one.collections()))
          instanceof Match.Found) {
        ids.add(one.article().id().value());
      }
    }
    return Set.copyOf(ids);
  }

  @ParameterizedTest
  @CsvSource({
    "q, '(party', q",
    "q, 'colour:red', q",
    "q, '*party', q",
    "size, -1, size",
    "size, 101, size",
    "size, 1e9, size",
    "topic, 'South China Sea', topic",
    "story, flood, story",
    "cursor, forged, cursor",
    "colour, red, colour"
  })
  void unusableParameterIsNamedInTheProblem(String name, String value, String named) {
    HttpResponse<String> response = service.get("/api/articles" + RunningSearch.query(name, value));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(RunningSearch.json(response).get("parameter").asString()).isEqualTo(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/page.js",
        "/page.css",
        "/alerts.html",
        "/subscriptions.html",
        "/api/articles"
      })
  void everyAnswerForbidsWhatIsNotOurs(String path) {
    HttpResponse<String> response = service.get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
  }

  @Test
  void pagesOfOtherSitesMayNotAsk() {
    assertThat(service.get("/api/articles", "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
  }

  @Test
  void fileIsTakenOverOnceAndAgainWhereItsEntriesChange() throws IOException {
    assertThat(topicVersions()).containsExactly(1L);
    assertThat(names()).containsExactly("Example Post");
    JsonNode told = RunningSearch.json(service.get("/api/topics"));
    assertThat(told.get("topics").get(0).get("id").asString()).isEqualTo("ports");
    assertThat(told.get("problems").get(0).get("problem").asString())
        .contains("broken")
        .contains("position");

    service.close();
    service = started();
    assertThat(topicVersions()).containsExactly(1L);
    assertThat(names()).containsExactly("Example Post");

    service.close();
    Files.writeString(topics, yaml("harbour OR port"));
    Files.writeString(feeds, opml("Example Post of Asia"));
    service = started();
    assertThat(topicVersions()).containsExactly(1L, 2L);
    assertThat(names()).containsExactly("Example Post", "Example Post of Asia");

    service.close();
    Files.writeString(topics, "topics: [{id: other, name: Other, query: reef}]");
    service = started();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode left = RunningSearch.json(service.get("/api/topics")).get("topics");
              assertThat(left.size()).isEqualTo(1);
              assertThat(left.get(0).get("id").asString()).isEqualTo("other");
            });
  }

  private static List<Long> topicVersions() {
    return service.read(Channel.TOPICS).stream()
        .map(message -> EventJson.read(message.value(), Topic.class).version())
        .toList();
  }

  private static List<String> names() {
    return service.read(Channel.FEEDS).stream()
        .map(message -> String.valueOf(EventJson.read(message.value(), Feed.class).name()))
        .toList();
  }

  @Test
  @Order(LAST - 1)
  void whatArrivesIsFoundAlsoOnceTheIndexWasLostWithItsTemplate() throws Exception {
    service.arrive(article("lost", "Lost", "lostword"));
    awaited("lostword");
    SERVERS.loseIndex();

    // It looks for the template no more than once a second.
    await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
    service.arrive(tagged(article("kept", "Kept here", "keptword"), "sea"));
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(
            () ->
                service.search("q", "keptword", "topic", "sea").get("total").asInt() == 1
                    && service.search("q", "lostword").get("total").asInt() == 0);

    service.arrive(article("lost", "Lost", "lostword"));
    awaited("lostword");
  }

  @Test
  @Order(LAST)
  void withoutElasticsearchSearchSaysSoAndWhatArrivesIsIndexedAfterwards() {
    SERVERS.elasticsearch().stop();
    HttpResponse<String> response = service.get("/api/articles?q=anything");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(service.health().statusCode()).isEqualTo(503);

    service.arrive(article("meanwhile", "Meanwhile", "meanwhileword"));
    SERVERS.elasticsearch().restart();
    await().atMost(Duration.ofMinutes(1)).until(() -> service.health().statusCode() == 200);
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> service.search("q", "meanwhileword").get("total").asInt() == 1);
  }

  private static ArticleTagged twoWords(String name) {
    return article(name, "Narrow " + name, "narrowingword");
  }

  private static JsonNode awaited(String word) {
    return awaitTotal(word, 1);
  }

  private static JsonNode awaitTotal(String word, int total) {
    return await()
        .atMost(SOON)
        .until(() -> service.search("q", word), found -> found.get("total").asInt() == total);
  }

  private static String opml(String name) {
    return """
        <opml version="2.0"><body><outline text="Asia">
          <outline type="rss" text="%s" xmlUrl="https://news.example/feed"/>
        </outline></body></opml>
        """
        .formatted(name);
  }

  private static String yaml(String query) {
    return """
        topics:
          - id: ports
            name: Ports
            query: %s
          - id: broken
            name: Broken
            query: "(ship"
        """
        .formatted(query);
  }
}

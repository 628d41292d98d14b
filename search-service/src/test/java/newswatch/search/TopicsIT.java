package newswatch.search;

import static newswatch.search.SampleArticles.article;
import static newswatch.search.SampleArticles.seen;
import static newswatch.search.SampleArticles.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Topic;
import newswatch.events.TopicExamples;
import newswatch.events.TopicId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Topics over HTTP: their versions, why an article is about one, what a change would do, and what
 * readers say. Each test has words and topics of its own.
 */
class TopicsIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int MOST = 120;

  @TempDir private static Path folder;
  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;
  private static Path topics;

  @BeforeAll
  static void start() throws IOException {
    topics =
        Files.writeString(
            folder.resolve("mine.yml"), "topics: [{id: filed, name: Filed, query: harbour}]");
    service = started();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static RunningSearch started(String... more) {
    return RunningSearch.start(
        SERVERS,
        Stream.concat(Stream.of("--newswatch.catalogue.topics-file=" + topics), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void everyVersionOfATopicStaysReadableAlsoWhenItIsDeletedAndAfterARestart() {
    put("kept", "{\"query\":\"reef\"}");
    put("kept", "{\"query\":\"reef OR atoll\"}");
    put("kept", "{\"query\":\"atoll\"}");
    JsonNode all = json(service.get("/api/topics/kept/versions"));
    assertThat(all.get("inForce").asInt()).isEqualTo(3);
    assertThat(all.get("versions").valueStream().map(one -> one.get("version").asInt()))
        .containsExactly(3, 2, 1);
    assertThat(all.get("versions").get(0).get("changedBy").asString()).isEqualTo("local");

    assertThat(service.send("DELETE", "/api/topics/kept", "").statusCode()).isEqualTo(204);
    restart();
    assertThat(json(service.get("/api/topics/kept/versions/1")).get("query").asString())
        .isEqualTo("reef");
    assertThat(json(service.get("/api/topics/kept/versions/3")).get("query").asString())
        .isEqualTo("atoll");
    JsonNode ended = json(service.get("/api/topics/kept/versions"));
    assertThat(ended.has("inForce")).isFalse();
    assertThat(ended.get("deletedBy").asString()).isEqualTo("local");
    put("kept", "{\"query\":\"lagoon\"}");
    assertThat(json(service.get("/api/topics/kept/versions")).get("versions").size()).isEqualTo(4);

    for (String missing : List.of("kept/versions/9", "kept/versions/x", "none/versions")) {
      HttpResponse<String> answer = service.get("/api/topics/" + missing);
      assertThat(answer.statusCode()).as(missing).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
  }

  @Test
  void topicFromAFileNamesTheFileAndItsVersionIsKept() {
    JsonNode filed = json(service.get("/api/topics/filed/versions/1"));
    assertThat(filed.get("changedBy").asString()).isEqualTo("mine.yml");
    assertThat(filed.get("query").asString()).isEqualTo("harbour");
  }

  @Test
  void versionThatAnEarlierNewswatchDidNotKeepIsKeptAtTheNextStart() {
    Topic old = new Topic(new TopicId("old"), "Old", null, "reef", null, 0, 7, null, false);
    service.publish(Channel.TOPICS, "old", EventJson.write(old));
    await().atMost(SOON).until(() -> service.get("/api/topics/old").statusCode() == 200);
    assertThat(json(service.get("/api/topics/old/versions")).get("versions").size()).isZero();
    restart();
    assertThat(json(service.get("/api/topics/old/versions")).get("versions").size()).isEqualTo(1);
    assertThat(json(service.get("/api/topics/old/versions/7")).get("query").asString())
        .isEqualTo("reef");
  }

  @Test
  void examplesAreAnsweredAsTheyWereSentAndCountedInTheList() {
    String body =
        "{\"query\":\"a\",\"examples\":{\"about\":[\"One\\nmore of it\",\"Two\"],"
            + "\"notAbout\":[\"Three\"]}}";
    JsonNode made = put("shown", body);
    JsonNode examples = made.get("examples");
    assertThat(examples.get("about").get(0).asString()).isEqualTo("One\nmore of it");
    assertThat(examples.get("notAbout").get(0).asString()).isEqualTo("Three");

    JsonNode listed =
        json(service.get("/api/topics"))
            .get("topics")
            .valueStream()
            .filter(one -> one.get("id").asString().equals("shown"))
            .findFirst()
            .orElseThrow();
    assertThat(listed.get("examples").get("about").asInt()).isEqualTo(2);
    HttpResponse<String> back = service.send("PUT", "/api/topics/shown", listed.toString());
    assertThat(back.statusCode()).isEqualTo(400);
    assertThat(json(back).get("parameter").asString()).isEqualTo("examples.about");
    assertThat(put("shown", made.toString()).get("version").asInt()).isEqualTo(1);
    assertThat(put("shown", "{\"query\":\"a\"}").has("examples")).isFalse();

    String many = "\"x\",".repeat(1_000) + "\"x\"";
    assertThat(
            json(service.send(
                    "PUT",
                    "/api/topics/shown",
                    "{\"query\":\"a\",\"examples\":{\"about\":[" + many + "]}}"))
                .get("parameter")
                .asString())
        .isEqualTo("examples.about");
    String half = "y".repeat(300 * 1024);
    HttpResponse<String> tooLong =
        service.send(
            "PUT",
            "/api/topics/shown",
            "{\"query\":\"a\",\"examples\":{\"about\":[\"%s\",\"%s\"]}}".formatted(half, half));
    assertThat(json(tooLong).get("parameter").asString()).isEqualTo("examples");
    assertThat(json(tooLong).get("detail").asString()).contains("524288");
  }

  @Test
  void examplesBeyondWhatAllTopicsMayHoldAreRefused() {
    String full = "x".repeat(TopicExamples.MAX_LENGTH);
    for (int i = 0; i < 8; i++) {
      service.send("PUT", "/api/topics/full-" + i, taught(full));
    }
    HttpResponse<String> refused = service.send("PUT", "/api/topics/more", taught(full));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(json(refused).get("detail").asString()).contains("and 4194304 fit");
    assertThat(service.get("/api/topics/more").statusCode()).isEqualTo(404);
    for (int i = 0; i < 8; i++) {
      service.send("DELETE", "/api/topics/full-" + i, "");
    }
  }

  private static String taught(String example) {
    return "{\"query\":\"a\",\"examples\":{\"about\":[\"" + example + "\"]}}";
  }

  @Test
  void articleTellsWhyItIsOrIsNotTagged() {
    put("whys", "{\"query\":\"whyword\"}");
    ArticleTagged about = tagged(article("why1", "Whyword found", "Of whyalpha."), "whys");
    ArticleTagged other = article("why2", "Nothing found", "Of whyalpha.");
    service.arrive(about, other);
    awaitTotal("whyalpha", 2);

    JsonNode tagged = why(about, "whys");
    assertThat(tagged.get("outcome").asString()).isEqualTo("tagged");
    assertThat(tagged.get("evidence").get(0).get("text").asString()).isEqualTo("Whyword");
    assertThat(tagged.get("stored").has("note")).isFalse();
    assertThat(why(other, "whys").get("outcome").asString()).isEqualTo("query-missed");

    put("whys", "{\"query\":\"whyalpha\",\"exclusions\":\"whyword\"}");
    JsonNode excluded = why(about, "whys");
    assertThat(excluded.get("outcome").asString()).isEqualTo("excluded");
    assertThat(excluded.get("version").asInt()).isEqualTo(2);
    assertThat(excluded.get("stored").get("version").asInt()).isEqualTo(1);
    assertThat(excluded.get("stored").get("note").asString()).contains("version 1");
    assertThat(why(about, "whys@1").get("outcome").asString()).isEqualTo("tagged");

    put("whys", "{\"query\":\"whyalpha\",\"minimumScore\":0.9}");
    JsonNode low = why(other, "whys");
    assertThat(low.get("outcome").asString()).isEqualTo("score-too-low");
    assertThat(low.get("minimumScore").asDouble()).isEqualTo(0.9);

    service.send("DELETE", "/api/topics/whys", "");
    assertThat(why(other, "whys@1").get("outcome").asString()).isEqualTo("query-missed");
    String path = "/api/articles/" + other.article().id() + "?why=";
    for (String unknown : List.of("whys", "whys@9", "nowhere", "No%20id", "")) {
      HttpResponse<String> refused = service.get(path + unknown);
      assertThat(refused.statusCode()).as(unknown).isEqualTo(400);
      assertThat(json(refused).get("parameter").asString()).isEqualTo("why");
    }
  }

  @Test
  void changeIsTriedOnThePastBeforeItIsSaved() {
    put("tried", "{\"query\":\"triedalpha\"}");
    Instant now = Instant.now();
    service.arrive(
        recent("tried1", "Triedalpha here", now.minusSeconds(60)),
        recent("tried2", "Triedalpha and triedbeta", now.minusSeconds(120)),
        recent("tried3", "Triedbeta alone", now.minusSeconds(180)),
        recent("tried4", "Triedbeta ten days ago", now.minus(Duration.ofDays(10))),
        seen(
            article("tried5", "Triedalpha and triedbeta of old", "."),
            Instant.parse("2012-04-11T08:20:00Z"),
            now.minusSeconds(240)));
    awaitTotal("triedalpha OR triedbeta", 5);

    String changed = "{\"id\":\"tried\",\"query\":\"triedbeta\"}";
    JsonNode week = preview(changed);
    assertThat(week.get("matches").get("present").asInt()).isEqualTo(3);
    assertThat(week.get("matches").get("changed").asInt()).isEqualTo(3);
    assertThat(week.get("gained").get("count").asInt()).isEqualTo(1);
    JsonNode gained = week.get("gained").get("samples").get(0);
    assertThat(gained.get("title").asString()).isEqualTo("Triedbeta alone");
    assertThat(gained.get("source").asString()).isEqualTo("Example Post");
    assertThat(gained.get("score").asDouble()).isGreaterThan(0.4);
    assertThat(gained.get("evidence").get(0).get("text").asString()).isEqualTo("Triedbeta");
    JsonNode lost = week.get("lost").get("samples").get(0);
    assertThat(lost.get("title").asString()).isEqualTo("Triedalpha here");
    assertThat(lost.get("because").asString()).contains("does not match");

    JsonNode more = preview("{\"id\":\"tried\",\"query\":\"triedbeta\",\"days\":30}").get("gained");
    assertThat(more.get("count").asInt()).isEqualTo(2);
    assertThat(preview("{\"query\":\"triednothing\"}").get("warnings").get(0).get("kind"))
        .hasToString("\"matches-nothing\"");
    assertThat(json(service.get("/api/topics/tried")).get("version").asInt()).isEqualTo(1);
  }

  @Test
  void ofMoreArticlesThanAPreviewJudgesItJudgesARandomSampleAndTheSameEachTime() {
    Instant now = Instant.now();
    service.arrive(
        IntStream.range(0, 2 * MOST)
            .mapToObj(
                i ->
                    recent(
                        "lot" + i,
                        i % 2 == 0 ? "Sampled even" : "Sampled odd",
                        now.minus(Duration.ofDays(i < MOST ? 1 : 5))))
            .toArray(ArticleTagged[]::new));
    awaitTotal("title:sampled", 2 * MOST);
    String even = "{\"query\":\"title:even\"}";
    try (RunningSearch frugal = started("--newswatch.preview.most-articles=" + MOST)) {
      JsonNode told = preview(frugal, even);
      assertThat(told.get("sampled").asBoolean()).isTrue();
      assertThat(told.get("examined").asInt()).isEqualTo(MOST);
      assertThat(told.get("total").asInt()).isGreaterThanOrEqualTo(2 * MOST);
      // About half of what is sampled: far from it would be no random sample.
      assertThat(told.get("matches").get("changed").asInt()).isBetween(MOST / 4, 3 * MOST / 4);
      assertThat(kinds(told)).contains("too-broad");
      assertThat(told.get("gained").get("samples").size()).isEqualTo(20);
      assertThat(preview(frugal, even).get("gained")).isEqualTo(told.get("gained"));
    }
    try (RunningSearch hasty = started("--newswatch.preview.deadline=1ms")) {
      JsonNode told = preview(hasty, even);
      assertThat(told.get("sampled").asBoolean()).isTrue();
      assertThat(told.get("examined").asInt()).isZero();
      assertThat(told.get("total").asInt()).isGreaterThanOrEqualTo(2 * MOST);
      assertThat(kinds(told)).containsExactly("not-examined");
    }
    assertThat(preview(service, even).get("sampled").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"id":"x"}                          | query
          {"id":"x","query":"(a"}             | query
          {"query":"a","exclusions":"b AND"}  | exclusions
          {"query":"a","days":0}              | days
          {"query":"a","days":91}             | days
          {"query":"a","days":"7"}            | days
          {"query":"a","days":1.5}            | days
          {"query":"a","day":7}               | day
          {"id":"No id","query":"a"}          | id
          """)
  void definitionThatCannotBeSavedCannotBeTriedEither(String body, String field) {
    HttpResponse<String> refused = service.send("POST", "/api/topics/preview", body);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).get("parameter").asString()).isEqualTo(field);
  }

  @ParameterizedTest
  @MethodSource("queriesMadeToCost")
  void definitionsMadeToCostAreRefusedAndNeverKept(String query) {
    String body = "{\"query\":\"" + query.replace("\"", "\\\"") + "\"}";
    for (HttpResponse<String> refused :
        List.of(
            service.send("PUT", "/api/topics/bomb", body),
            service.send("POST", "/api/topics/preview", body))) {
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
      assertThat(json(refused).get("parameter").asString()).isEqualTo("query");
    }
    assertThat(service.get("/api/topics/bomb").statusCode()).isEqualTo(404);
  }

  private static List<String> queriesMadeToCost() {
    return List.of(
        "w ".repeat(5_000),
        "(".repeat(1_000) + "a" + ")".repeat(1_000),
        "*a*",
        "/(.*)*x/",
        "internationalization~2",
        "title:[* TO *]",
        "*:*",
        "a*",
        "x".repeat(1_000_000));
  }

  @Test
  void ofManyPreviewsAtOnceSomeAreToldToComeAgain() {
    List<Future<HttpResponse<String>>> answers;
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          IntStream.range(0, 20)
              .mapToObj(
                  _ ->
                      people.submit(
                          () ->
                              service.send("POST", "/api/topics/preview", "{\"query\":\"many\"}")))
              .toList();
    }
    assertThat(answers)
        .extracting(answer -> answer.resultNow().statusCode())
        .contains(200)
        .contains(429)
        .containsOnly(200, 429);
    assertThat(answers)
        .extracting(Future::resultNow)
        .filteredOn(answer -> answer.statusCode() == 429)
        .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
    assertThat(preview("{\"query\":\"many\"}").get("examined").isNumber()).isTrue();
  }

  @Test
  void verdictsMeasureATopicAndAChangeThatDoesWorseIsToldSo() {
    put("judged", "{\"query\":\"judgedalpha -judgedbeta\"}");
    HttpResponse<String> made = service.get("/api/topics/judged");
    ArticleTagged right = tagged(article("judged1", "Judgedalpha one", "Of gamma."), "judged");
    ArticleTagged wrong = tagged(article("judged2", "Judgedalpha judgedbeta", "."), "judged");
    ArticleTagged missed = article("judged3", "Judgeddelta", "Of gamma.");
    service.arrive(right, wrong, missed);
    awaitTotal("judgedalpha OR judgeddelta", 3);

    JsonNode up = verdict(right, "up");
    assertThat(up.get("verdict").asString()).isEqualTo("up");
    assertThat(up.get("tagged").asBoolean()).isTrue();
    assertThat(up.get("version").asInt()).isEqualTo(1);
    assertThat(up.get("by").asString()).isEqualTo("local");
    assertThat(verdict(right, "up")).isEqualTo(up);
    assertThat(json(service.get(path(right)))).isEqualTo(up);
    verdict(wrong, "up");
    verdict(wrong, "down");
    assertThat(verdict(missed, "up").get("tagged").asBoolean()).isFalse();

    HttpResponse<String> topic =
        service.get("/api/topics/judged", "If-None-Match", made.headers().firstValue("ETag").get());
    assertThat(topic.statusCode()).isEqualTo(200);
    assertThat(topic.headers().firstValue("ETag")).isEqualTo(made.headers().firstValue("ETag"));
    assertThat(topic.headers().firstValue("Cache-Control")).hasValue("no-store");
    JsonNode told = json(topic).get("verdicts");
    assertThat(told.get("up").asInt()).isEqualTo(1);
    assertThat(told.get("down").asInt()).isEqualTo(1);
    assertThat(told.get("missed").asInt()).isEqualTo(1);
    assertThat(told.get("precision").get("share").asDouble()).isEqualTo(0.5);
    assertThat(told.get("precision").get("low").asDouble()).isEqualTo(0.095);
    restart();
    assertThat(json(service.get("/api/topics/judged")).get("verdicts")).isEqualTo(told);

    JsonNode worse = preview("{\"id\":\"judged\",\"query\":\"judgedbeta\"}");
    assertThat(kinds(worse)).contains("less-precise");
    assertThat(worse.get("verdicts").get("judged").asInt()).isEqualTo(3);
    assertThat(worse.get("verdicts").get("present").get("agrees").asInt()).isEqualTo(2);
    assertThat(worse.get("verdicts").get("changed").get("agrees").asInt()).isZero();
    JsonNode better =
        preview("{\"id\":\"judged\",\"query\":\"judgeddelta OR judgedalpha -judgedbeta\"}");
    assertThat(kinds(better)).doesNotContain("less-precise");

    assertThat(service.send("DELETE", path(right), "").statusCode()).isEqualTo(204);
    assertThat(service.send("DELETE", path(right), "").statusCode()).isEqualTo(204);
    assertThat(service.get(path(right)).statusCode()).isEqualTo(404);
    assertThat(json(service.get("/api/topics/judged")).get("verdicts").get("up").asInt()).isZero();
  }

  /** One that memory does not hold may be held again after a restart, when newer ones are gone. */
  @Test
  void verdictThatIsNotInMemoryIsTakenBackToo() {
    String article = "f".repeat(32);
    String path = "/api/articles/" + article + "/topics/judged/verdict";
    assertThat(service.get(path).statusCode()).isEqualTo(404);
    assertThat(service.send("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(service.read(Channel.VERDICTS))
        .filteredOn(message -> message.key().startsWith(article))
        .singleElement()
        .satisfies(message -> assertThat(message.value()).isNull());
  }

  @Test
  void verdictThatCannotBeUsedIsRefused() {
    ArticleTagged there = article("refused", "Refusedword", ".");
    service.arrive(there);
    awaitTotal("refusedword", 1);
    String path = "/api/articles/" + there.article().id() + "/topics/";
    put("refusing", "{\"query\":\"a\"}");
    for (String body : List.of("{}", "{\"verdict\":\"good\"}", "{\"verdict\":1}")) {
      HttpResponse<String> refused = service.send("PUT", path + "refusing/verdict", body);
      assertThat(refused.statusCode()).as(body).isEqualTo(400);
      assertThat(json(refused).get("parameter").asString()).isEqualTo("verdict");
    }
    String up = "{\"verdict\":\"up\"}";
    assertThat(service.send("PUT", path + "nowhere/verdict", up).statusCode()).isEqualTo(404);
    String nobody = "/api/articles/" + "0".repeat(32) + "/topics/refusing/verdict";
    assertThat(service.send("PUT", nobody, up).statusCode()).isEqualTo(404);
  }

  @Test
  void thousandTopicsChangedAtOnceAreAllInForceAndTheirVersionsKept() {
    List<String> ids = IntStream.range(0, 1_000).mapToObj(i -> "bulk-" + i).toList();
    assertThat(atOnce(ids, TopicsIT::changed)).containsOnly(201);
    assertThat(atOnce(ids, TopicsIT::changed)).containsOnly(200);
    List<String> listed =
        json(service.get("/api/topics"))
            .get("topics")
            .valueStream()
            .map(one -> one.get("id").asString())
            .toList();
    assertThat(listed).containsAll(ids);
    assertThat(service.read(Channel.TOPIC_VERSIONS))
        .extracting(message -> message.key())
        .containsAll(ids.stream().map(id -> id + "@2").toList());
    atOnce(ids, TopicsIT::deleted);
  }

  private static List<Integer> atOnce(List<String> ids, ToIntFunction<String> change) {
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> endings =
          ids.stream().map(id -> writers.submit(() -> change.applyAsInt(id))).toList();
      return endings.stream().map(TopicsIT::ended).toList();
    }
  }

  private static int ended(Future<Integer> ending) {
    try {
      return ending.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static int deleted(String id) {
    return service.send("DELETE", "/api/topics/" + id, "").statusCode();
  }

  /** Each time to another query. */
  private static int changed(String id) {
    String query = "{\"query\":\"reef OR sea" + System.nanoTime() + "\"}";
    return service.send("PUT", "/api/topics/" + id, query).statusCode();
  }

  private static ArticleTagged recent(String name, String title, Instant at) {
    return seen(article(name, title, "."), at);
  }

  private static void restart() {
    service.close();
    service = started();
  }

  private static JsonNode put(String id, String body) {
    HttpResponse<String> answer = service.send("PUT", "/api/topics/" + id, body);
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return json(answer);
  }

  private static JsonNode preview(String body) {
    return preview(service, body);
  }

  private static JsonNode preview(RunningSearch asked, String body) {
    HttpResponse<String> answer = asked.send("POST", "/api/topics/preview", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static List<String> kinds(JsonNode preview) {
    return preview
        .get("warnings")
        .valueStream()
        .map(warning -> warning.get("kind").asString())
        .toList();
  }

  private static JsonNode why(ArticleTagged article, String topic) {
    HttpResponse<String> answer =
        service.get("/api/articles/" + article.article().id() + "?why=" + topic);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).get("why");
  }

  private static JsonNode verdict(ArticleTagged article, String word) {
    HttpResponse<String> answer =
        service.send("PUT", path(article), "{\"verdict\":\"" + word + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static String path(ArticleTagged article) {
    return "/api/articles/" + article.article().id() + "/topics/judged/verdict";
  }

  private static void awaitTotal(String query, int total) {
    await().atMost(SOON).until(() -> service.search("q", query).get("total").asInt() == total);
  }

  private static JsonNode json(HttpResponse<String> response) {
    return RunningSearch.json(response);
  }
}

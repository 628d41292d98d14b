package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static newswatch.search.SampleArticles.SEEN;
import static newswatch.search.SampleArticles.article;
import static newswatch.search.SampleArticles.inStory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.ArticleWithdrawn;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.StoryId;
import newswatch.events.SubmissionEnded;
import newswatch.events.SubmissionId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Articles that are taken down, on a real broker and a real node. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WithdrawalIT {
  private static final int LAST = Integer.MAX_VALUE;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Instant EDITED = SEEN.plusSeconds(600);

  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;

  @BeforeAll
  static void start() {
    service = RunningSearch.start(SERVERS);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aWithdrawnArticleIsGoneWithAllItEverSaidAndSaysByWhomAndWhy() throws IOException {
    ArticleTagged first = article("taken", "Taken down", "takenword once");
    ArticleTagged second = RevisionIT.edited(first, "Taken down", "takenword twice", EDITED);
    service.arrive(first, second);
    awaitTotal("takenword", 1);

    HttpResponse<String> answer = withdraw(first, "{\"why\":\"By order of a <b>court</b>.\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    ArticleWithdrawn withdrawn = EventJson.read(bytes(answer), ArticleWithdrawn.class);
    assertThat(withdrawn.article()).isEqualTo(first.article().id());
    assertThat(withdrawn.why()).isEqualTo("By order of a <b>court</b>.");
    assertThat(withdrawn.by().value()).isEqualTo("local");

    assertThat(service.search("q", "takenword").get("total").asInt()).isZero();
    assertThat(documents(first)).isZero();
    for (String path : List.of("", "/citation")) {
      HttpResponse<String> gone = service.get("/api/articles/" + id(first) + path);
      assertThat(gone.statusCode()).as(path).isEqualTo(410);
      assertThat(gone.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/problem+json");
      JsonNode problem = RunningSearch.json(gone);
      assertThat(problem.get("why").asString()).isEqualTo("By order of a <b>court</b>.");
      assertThat(problem.get("by").asString()).isEqualTo("local");
      assertThat(problem.get("at").asString()).isEqualTo(withdrawn.at().toString());
    }
  }

  @Test
  void whatIsWithdrawnIsKeptByItsIdAndListedNewestFirst() {
    ArticleTagged one = article("listed-1", "One", "one");
    ArticleTagged two = article("listed-2", "Two", "two");
    withdraw(one, "");
    service.send("DELETE", "/api/articles/" + id(two) + "?why=Asked%20to", "");
    JsonNode list = RunningSearch.json(service.get("/api/withdrawals?size=2"));
    assertThat(list.get("withdrawals").findValuesAsString("article"))
        .containsExactly(id(two), id(one));
    assertThat(list.get("withdrawals").get(0).get("why").asString()).isEqualTo("Asked to");
    assertThat(list.get("withdrawals").get(1).has("why")).isFalse();
    assertThat(list.get("total").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(service.read(Channel.WITHDRAWALS))
        .anySatisfy(
            record -> {
              assertThat(record.key()).isEqualTo(id(one));
              assertThat(EventJson.read(record.value(), ArticleWithdrawn.class).article())
                  .isEqualTo(one.article().id());
            });
    JsonNode status = RunningSearch.json(service.get("/api/status"));
    assertThat(status.get("articles").get("withdrawn").asInt())
        .isEqualTo(list.get("total").asInt());
  }

  @Test
  void withdrawnAgainItStaysAsItWasSaidFirst() {
    ArticleTagged one = article("twice", "Twice", "twice");
    String first = withdraw(one, "{\"why\":\"first\"}").body();
    assertThat(withdraw(one, "{\"why\":\"second\"}").body()).isEqualTo(first);
    assertThat(service.read(Channel.WITHDRAWALS).stream().filter(r -> r.key().equals(id(one))))
        .hasSize(1);
  }

  @Test
  void whatIsNoIdIsNotFoundAndWhatCannotBeReadIsNamed() {
    assertThat(service.send("DELETE", "/api/articles/nonsense", "").statusCode()).isEqualTo(404);
    ArticleTagged never = article("never", "Never", "neverword");
    for (String body : List.of("[]", "{\"why\":7}", "{\"reason\":\"x\"}", "{", tooLong())) {
      assertThat(withdraw(never, body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(withdraw(never, " ".repeat(20_000)).statusCode()).isEqualTo(413);
    assertThat(
            service
                .send(
                    "DELETE",
                    "/api/articles/" + id(never),
                    "{\"why\":\"a\"}",
                    "Content-Type",
                    "application/x-www-form-urlencoded")
                .statusCode())
        .isEqualTo(415);
    HttpResponse<String> both =
        service.send("DELETE", "/api/articles/" + id(never) + "?why=a", "{\"why\":\"b\"}");
    assertThat(both.statusCode()).isEqualTo(400);
    assertThat(RunningSearch.json(both).get("parameter").asString()).isEqualTo("why");
    assertThat(service.get("/api/withdrawals?size=1001").statusCode()).isEqualTo(400);
    service.arrive(never);
    awaitTotal("neverword", 1);
  }

  @Test
  void whatIsWithdrawnInAdvanceIsNeverStored() throws IOException {
    ArticleTagged early = article("early", "Early", "earlyword");
    assertThat(withdraw(early, "").statusCode()).isEqualTo(200);
    service.arrive(early, RevisionIT.edited(early, "Early", "earlyword again", EDITED));
    awaitPassed("early");
    assertThat(documents(early)).isZero();
    assertThat(service.get("/api/articles/" + id(early)).statusCode()).isEqualTo(410);
  }

  @Test
  void listenersHearNothingOfIt() {
    ArticleTagged silent = article("silent", "Silent", "silent");
    ArticleTagged after = article("after", "After it", "after");
    withdraw(silent, "");
    try (HeardStream stream = service.listen("")) {
      await().atMost(SOON).until(() -> !stream.lastEventId().isEmpty());
      service.arrive(silent, after);
      await().atMost(SOON).until(() -> stream.titles().contains("After it"));
      service.arrive(silent, article("after-again", "After both", "after"));
      await().atMost(SOON).until(() -> stream.titles().contains("After both"));
      assertThat(stream.titles()).doesNotContain("Silent");
    }
  }

  @Test
  void theOthersOfItsStoryStay() {
    ArticleTagged one = article("told-1", "Told one", "storyword");
    StoryId story = StoryId.ofFirst(one.article().id());
    ArticleTagged two = inStory(article("told-2", "Told two", "storyword"), story);
    service.arrive(inStory(one, story), two);
    awaitTotal("storyword", 2);
    withdraw(one, "");
    JsonNode left = RunningSearch.json(service.get("/api/articles/" + id(two)));
    assertThat(left.get("story").asString()).isEqualTo(story.value());
    assertThat(left.get("storyArticles").size()).isZero();
  }

  @Test
  void aSubmissionDoesNotWaitForIt() {
    ArticleTagged kept = article("handed-kept", "Kept", "handedword");
    ArticleTagged gone = article("handed-gone", "Gone", "handedword");
    withdraw(gone, "");
    SubmissionId both = new SubmissionId("00112233445566778899aabbccddeeff");
    SubmissionId alone = new SubmissionId("ff112233445566778899aabbccddee00");
    ended(both, 1, 2, kept.article().id());
    ended(both, 2, 2, gone.article().id());
    ended(alone, 1, 1, gone.article().id());
    service.arrive(kept, gone);

    await().atMost(SOON).until(() -> state(both).equals("searchable"));
    JsonNode read = RunningSearch.json(service.get("/api/submissions/" + both));
    assertThat(read.get("searchable").asInt()).isEqualTo(1);
    assertThat(read.get("withdrawn").asInt()).isEqualTo(1);
    assertThat(state(alone)).isEqualTo("withdrawn");
  }

  @Test
  void itStaysAwayFromEveryIndexAlsoThoseThatNoAliasShows() throws IOException {
    ArticleTagged old = article("old", "Old", "oldword");
    try (ElasticsearchClient client = client()) {
      client.indices().create(of -> of.index("newswatch-articles-next-2026.03"));
      client.index(
          to ->
              to.index("newswatch-articles-next-2026.03")
                  .id(id(old))
                  .document(Map.of("id", id(old))));
    }
    service.arrive(old);
    awaitTotal("oldword", 1);
    withdraw(old, "");
    assertThat(documents(old)).isZero();
  }

  @Test
  @Order(LAST - 3)
  void itStaysAwayWhenItIsReplayedAndAfterARestart() throws IOException {
    ArticleTagged again = article("replayed", "Replayed", "replayedword");
    service.arrive(again);
    awaitTotal("replayedword", 1);
    withdraw(again, "");
    service.arrive(again);
    awaitPassed("replayed");
    assertThat(documents(again)).isZero();

    service.close();
    put(again);
    service = RunningSearch.start(SERVERS);
    await().atMost(SOON).until(() -> documents(again) == 0);
    service.arrive(again);
    awaitPassed("restarted");
    assertThat(documents(again)).isZero();
    assertThat(service.get("/api/articles/" + id(again)).statusCode()).isEqualTo(410);
  }

  @Test
  @Order(LAST - 2)
  void itStaysAwayWhereTheIndexWasLostAndIsFilledAgain() throws Exception {
    ArticleTagged gone = article("refilled-gone", "Gone", "refilledword");
    ArticleTagged kept = article("refilled-kept", "Kept", "refilledword");
    service.arrive(gone, kept);
    awaitTotal("refilledword", 2);
    withdraw(gone, "");
    SERVERS.loseIndex();
    // It looks for the template no more than once a second.
    await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
    service.arrive(gone, kept);
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> service.search("q", "refilledword").get("total").asInt() == 1);
    awaitPassed("refilled");
    assertThat(documents(gone)).isZero();
  }

  /** A node that is held still has the batch, and keeps it while the article is withdrawn. */
  @Test
  @Order(LAST - 1)
  void aBatchInFlightDoesNotBringItBack() throws Exception {
    ArticleTagged flying = article("flying", "In flight", "flyingword");
    // So that the index is there, and storing is all that is left to do.
    service.arrive(article("landed", "Landed", "landedword"));
    awaitTotal("landedword", 1);
    signal("STOP");
    try {
      service.arrive(flying, RevisionIT.edited(flying, "In flight", "flyingword too", EDITED));
      assertThat(withdraw(flying, "").statusCode()).isEqualTo(200);
    } finally {
      signal("CONT");
    }
    awaitPassed("flown");
    await().atMost(SOON).until(() -> documents(flying) == 0);
    assertThat(service.search("q", "flyingword").get("total").asInt()).isZero();
  }

  @Test
  @Order(LAST)
  void withoutElasticsearchItIsWithdrawnAllTheSameAndTakenOutAfterwards() {
    ArticleTagged late = article("late", "Late", "lateword");
    service.arrive(late);
    awaitTotal("lateword", 1);
    SERVERS.elasticsearch().stop();
    assertThat(withdraw(late, "").statusCode()).isEqualTo(200);
    assertThat(service.get("/api/articles/" + id(late)).statusCode()).isEqualTo(410);
    SERVERS.elasticsearch().restart();
    await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> documents(late) == 0);
  }

  private static void signal(String name) throws Exception {
    assertThat(
            new ProcessBuilder("kill", "-" + name, Long.toString(SERVERS.elasticsearch().pid()))
                .start()
                .waitFor())
        .isZero();
  }

  /** Waits until all that came before in any partition has been stored or dropped. */
  private static void awaitPassed(String name) {
    for (int i = 0; i < 40; i++) {
      service.arrive(article(name + "-passed-" + i, "Passed", name + "passed"));
    }
    awaitTotal(name + "passed", 40);
  }

  private static void awaitTotal(String word, int total) {
    await()
        .atMost(SOON.multipliedBy(2))
        .ignoreExceptions()
        .until(() -> service.search("q", word).get("total").asInt() == total);
  }

  private static HttpResponse<String> withdraw(ArticleTagged article, String body) {
    return service.send("DELETE", "/api/articles/" + id(article), body);
  }

  private static String tooLong() {
    return "{\"why\":\"" + "x".repeat(1_001) + "\"}";
  }

  private static byte[] bytes(HttpResponse<String> response) {
    return response.body().getBytes(UTF_8);
  }

  private static void ended(SubmissionId id, int line, int items, ArticleId article) {
    service.publish(
        Channel.SUBMISSION_ENDINGS,
        id.value(),
        EventJson.write(new SubmissionEnded(id, line, items, article, null, SEEN)));
  }

  private static String state(SubmissionId id) {
    return RunningSearch.json(service.get("/api/submissions/" + id)).path("state").asString("");
  }

  /** As another instance might, that has not read the withdrawal yet. */
  private static void put(ArticleTagged article) throws IOException {
    try (ElasticsearchClient client = client()) {
      client.index(
          to ->
              to.index("newswatch-articles-2026.03")
                  .id(id(article))
                  .document(Map.of("id", id(article))));
    }
  }

  /** How many documents there are of an article, in whatever index. */
  private static long documents(ArticleTagged article) throws IOException {
    try (ElasticsearchClient client = client()) {
      client.indices().refresh(of -> of.index("newswatch-*"));
      return client
          .count(
              count ->
                  count
                      .index("newswatch-*")
                      .query(query -> query.term(term -> term.field("id").value(id(article)))))
          .count();
    }
  }

  private static ElasticsearchClient client() {
    return ElasticsearchClient.of(to -> to.host(SERVERS.elasticsearch().uri().toString()));
  }

  private static String id(ArticleTagged article) {
    return article.article().id().value();
  }
}

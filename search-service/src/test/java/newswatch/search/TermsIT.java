package newswatch.search;

import static newswatch.search.SampleArticles.article;
import static newswatch.search.SampleArticles.seen;
import static newswatch.search.SampleArticles.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import newswatch.events.ArticleTagged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is new in a period, over HTTP and in a real index, by words that were planted in it. */
class TermsIT {
  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static final Instant WEEK = Instant.parse("2026-03-02T00:00:00Z");
  private static final String ASKED = "from=2026-03-02&to=2026-03-08";

  private static RunningSearch service;
  private static JsonNode beforeAnyArticle;

  @BeforeAll
  static void start() {
    service = RunningSearch.start(SERVERS);
    beforeAnyArticle = terms("");
    // Three months of the same words, with a hurricane now and then, and one of a year before.
    IntStream.range(0, 200)
        .forEach(
            i ->
                service.arrive(
                    at(
                        WEEK.minus(1 + i % 80, ChronoUnit.DAYS),
                        article(
                            "before" + i,
                            "Minister speaks about budget " + i,
                            "The council and the minister met about the budget, part "
                                + i
                                + (i % 20 == 0 ? " after the hurricane" : "")))));
    service.arrive(
        at(WEEK.minus(400, ChronoUnit.DAYS), article("year", "Zeppelin", "A zeppelin was seen.")));
    // A week in which a zeppelin and a hurricane are told of, by a title alone sometimes.
    IntStream.range(0, 40)
        .forEach(
            i ->
                service.arrive(
                    tagged(
                        at(
                            WEEK.plus(i, ChronoUnit.HOURS),
                            article(
                                "now" + i,
                                i % 2 == 0 ? "Zeppelins over town 2026" : "Minister speaks again",
                                "The council met about the budget in 2026, number "
                                    + i
                                    + (i % 4 == 0 ? ". Another zeppelin was seen" : "")
                                    + (i % 5 == 0 ? " before the hurricane" : "."))),
                        i < 20 ? "early" : "late")));
    IntStream.range(0, 10)
        .forEach(
            i ->
                service.arrive(
                    at(
                        WEEK.plus(i, ChronoUnit.HOURS),
                        article("vi" + i, "Quốc hội họp " + i, "Các đại biểu họp", "vi", null))));
    await().atMost(Duration.ofMinutes(1)).until(() -> service.search().get("total").asInt() == 251);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void wordsThatWerePlantedAreToldWithTheirCounts() {
    JsonNode answer = terms(ASKED + "&language=en");
    assertThat(answer.get("from").asString()).isEqualTo("2026-03-02T00:00:00Z");
    assertThat(answer.get("to").asString()).isEqualTo("2026-03-09T00:00:00Z");
    assertThat(answer.get("background").get("from").asString()).isEqualTo("2025-12-02T00:00:00Z");
    assertThat(answer.get("background").get("to").asString()).isEqualTo("2026-03-02T00:00:00Z");
    assertThat(answer.get("background").get("articles").asInt()).isEqualTo(200);
    assertThat(answer.get("articles").asInt()).isEqualTo(40);

    assertThat(words(answer)).startsWith("zeppelins").contains("zeppelin", "hurricane");
    JsonNode hurricane = term(answer, "hurricane");
    assertThat(hurricane.get("count").asInt()).isEqualTo(8);
    assertThat(hurricane.get("background").asInt()).isEqualTo(10);
    assertThat(hurricane.get("score").asDouble())
        .isEqualTo((8 / 40.0 - 10 / 200.0) * (8 / 40.0) / (10 / 200.0), within(1e-9));
    assertThat(term(answer, "zeppelin").get("background").asInt()).isZero();
    assertThat(term(answer, "zeppelins").get("count").asInt()).isEqualTo(20);
  }

  @Test
  void whatIsAlwaysSaidAndWhatSaysNothingIsNotNew() {
    assertThat(words(terms(ASKED)))
        .doesNotContain("budget", "council", "the", "was", "2026", "in", "number");
  }

  @Test
  void searchNarrowsThePeriodAndLanguageTheTimeBeforeToo() {
    JsonNode late = terms(ASKED + "&topic=late&q=budget");
    assertThat(late.get("articles").asInt()).isEqualTo(20);
    assertThat(late.get("background").get("articles").asInt()).isEqualTo(200);
    assertThat(terms(ASKED + "&language=vi").get("background").get("articles").asInt()).isZero();
    assertThat(terms(ASKED + "&language=vi").get("terms").isEmpty()).isTrue();
  }

  @Test
  void noMoreAreToldThanAskedFor() {
    assertThat(words(terms(ASKED + "&size=1"))).containsExactly("zeppelins");
  }

  @Test
  void withoutAPeriodTheLastWeekIsMeant() {
    JsonNode answer = terms("");
    Duration period =
        Duration.between(
            Instant.parse(answer.get("from").asString()),
            Instant.parse(answer.get("to").asString()));
    assertThat(period).isEqualTo(Duration.ofDays(7));
    assertThat(Instant.parse(answer.get("to").asString()))
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void withoutAnyArticleNothingIsNew() {
    assertThat(beforeAnyArticle.get("articles").asInt()).isZero();
    assertThat(beforeAnyArticle.get("terms").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "size=0, size",
    "size=51, size",
    "sort=newest, sort",
    "from=9000-01-01, from",
    "from=2026-01-02&to=2026-01-01, to",
    "q=(a, q"
  })
  void whatCannotBeUsedIsNamed(String parameters, String named) {
    HttpResponse<String> refused = service.get("/api/articles/terms?" + parameters);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(RunningSearch.json(refused).get("parameter").asString()).isEqualTo(named);
  }

  private static JsonNode terms(String parameters) {
    HttpResponse<String> answer = service.get("/api/articles/terms?" + parameters);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningSearch.json(answer);
  }

  private static List<String> words(JsonNode answer) {
    return answer.get("terms").values().stream().map(term -> term.get("text").asString()).toList();
  }

  private static JsonNode term(JsonNode answer, String text) {
    return answer.get("terms").values().stream()
        .filter(term -> term.get("text").asString().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static ArticleTagged at(Instant time, ArticleTagged article) {
    return seen(article, time);
  }
}

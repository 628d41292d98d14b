package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleTagged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Sources and topics that somebody may be about to type, over HTTP and from a real index. */
class CompletionIT {
  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;
  private static JsonNode beforeAnyArticle;

  @BeforeAll
  static void start() {
    service = RunningSearch.start(SERVERS);
    beforeAnyArticle = completions("har");
    service.arrive(
        of("one", "Harbour Post"),
        of("two", "Harbour Post"),
        of("three", "The Harbinger"),
        of("four", "Les Échos"),
        of("five", "南海日报"));
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
        "har         | Harbour Post 2, The Harbinger 1",
        "HARBO       | Harbour Post 2",
        "post harb   | Harbour Post 2",
        "echos       | Les Échos 1",
        "éc          | Les Échos 1",
        "南海         | 南海日报 1",
        ".*          | ''",
        "arbour      | ''",
      })
  void sourcesAreFoundByTheBeginningsOfTheirWords(String typed, String found) {
    assertThat(
            String.join(
                ", ",
                completions(typed).get("sources").values().stream()
                    .map(one -> one.get("value").asString() + " " + one.get("count").asInt())
                    .toList()))
        .isEqualTo(found);
  }

  @Test
  void topicsAreFoundByTheirNamesAndTheirIds() {
    HttpResponse<String> made =
        service.send(
            "PUT", "/api/topics/rates", "{\"name\":\"Zinsen Öffentlich\",\"query\":\"zins\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(topics("zin")).containsExactly("rates Zinsen Öffentlich");
    assertThat(topics("offent")).containsExactly("rates Zinsen Öffentlich");
    assertThat(topics("rat")).contains("rates Zinsen Öffentlich");
    assertThat(service.send("DELETE", "/api/topics/rates", "").statusCode()).isEqualTo(204);
    assertThat(topics("zin")).isEmpty();
  }

  @Test
  void noMoreAreToldThanAskedFor() {
    assertThat(completions("har&size=1").get("sources").size()).isEqualTo(1);
  }

  @Test
  void withoutAnyArticleThereIsNoSource() {
    assertThat(beforeAnyArticle.get("sources").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', q",
    "q=, q",
    "q=a&size=0, size",
    "q=a&size=51, size",
    "q=a&x=1, x",
    "q=a&q=b, q"
  })
  void whatCannotBeUsedIsNamed(String parameters, String named) {
    refused(service.get("/api/completions?" + parameters), named);
  }

  @Test
  void whatNobodyTypesIsRefused() {
    refused(service.get("/api/completions?q=" + "a".repeat(101)), "q");
  }

  private static void refused(HttpResponse<String> answer, String named) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RunningSearch.json(answer).get("parameter").asString()).isEqualTo(named);
  }

  private static List<String> topics(String typed) {
    return completions(typed).get("topics").values().stream()
        .map(topic -> topic.get("id").asString() + " " + topic.get("name").asString())
        .toList();
  }

  private static JsonNode completions(String typed) {
    String[] parts = typed.split("&", 2);
    String more = parts.length > 1 ? "&" + parts[1] : "";
    return RunningSearch.json(
        service.get("/api/completions?q=" + URLEncoder.encode(parts[0], UTF_8) + more));
  }

  private static ArticleTagged of(String name, String source) {
    ArticleTagged some = SampleArticles.article(name, "Story " + name, "quay");
    Article of = some.article();
    return new ArticleTagged(
        new Article(
            of.id(), of.url(), of.title(), null, of.body(), false, null, source, "en", null),
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

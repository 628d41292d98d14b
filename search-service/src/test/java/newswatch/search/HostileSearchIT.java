package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newswatch.events.ArticleTagged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Articles, queries and cursors of somebody who means harm. */
class HostileSearchIT {
  @RegisterExtension private static final Servers SERVERS = new Servers();

  /** In each the word that is searched for stands twice. */
  private static final List<String> PAYLOADS =
      List.of(
          "<script>alert('lantern')</script> lantern",
          "<img src=x onerror=alert(1) alt=lantern> lantern",
          "\"><svg/onload=alert(1)>lantern lantern",
          "</script><script>lantern</script> lantern",
          "<b>lantern</b> &lt;lantern&gt; &amp;",
          "<em>lantern</em><mark>lantern</mark>",
          "javascript:alert(1) lantern data:text/html,lantern",
          "<!-- lantern --> ]]> lantern",
          "=cmd|' /C calc'!A0 lantern lantern",
          "{{7*7}} ${7*7} lantern #{lantern}",
          "\u202Elantern\u202C lantern",
          "lantern\u200B \uFEFFlantern",
          "lantern \u0000 \u0007 lantern",
          "lantern \uD83D\uDEA2 lantern \uD83D\uDEA2",
          "<iframe srcdoc=\"lantern\"></iframe>'lantern'");

  private static RunningSearch service;

  @BeforeAll
  static void start() throws IOException {
    service = RunningSearch.start(SERVERS);
    List<ArticleTagged> articles = new ArrayList<>();
    for (int i = 0; i < PAYLOADS.size(); i++) {
      articles.add(
          SampleArticles.article("payload/" + i, PAYLOADS.get(i), "Before. " + PAYLOADS.get(i)));
    }
    IntStream.range(0, 300)
        .mapToObj(
            i ->
                SampleArticles.article(
                    "other/" + i,
                    "Quay " + i,
                    IntStream.range(0, 400)
                        .mapToObj(w -> "qu" + (w * 31 + i) % 5_000)
                        .reduce("", (all, word) -> all + " " + word)))
        .forEach(articles::add);
    ManyArticles.put(SERVERS.elasticsearch().uri(), articles);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void textComesBackAsItWasPublishedAndMarksStandOnTheWords() {
    JsonNode answer = RunningSearch.json(get("q=lantern&size=100"));
    assertThat(answer.get("total").asInt()).isEqualTo(PAYLOADS.size());
    for (JsonNode article : answer.get("articles").values()) {
      String title = article.get("title").asString();
      assertThat(PAYLOADS).contains(title);
      assertThat(article.get("body").asString()).isEqualTo("Before. " + title);
      assertThat(article.get("highlights").values())
          .as(title)
          .extracting(passage -> passage.get("field").asString())
          .containsExactly("title", "body");
      for (JsonNode passage : article.get("highlights").values()) {
        String field = article.get(passage.get("field").asString()).asString();
        assertThat(field.substring(passage.get("start").asInt(), passage.get("end").asInt()))
            .isEqualTo(passage.get("text").asString());
        // With a control character in it a word is another word.
        assertThat(passage.get("marks").size()).as(title).isBetween(1, 2);
        for (JsonNode mark : passage.get("marks").values()) {
          assertThat(
                  passage
                      .get("text")
                      .asString()
                      .substring(mark.get("start").asInt(), mark.get("end").asInt()))
              .contains("lantern")
              .doesNotContain("<", ">", "&", "\"");
        }
      }
    }
  }

  @Test
  void answerIsJsonThatNoBrowserTakesForAPage() {
    HttpResponse<String> answer = get("q=lantern");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    HttpResponse<String> problem = get("q=" + encoded("titel:<script>alert(1)</script>"));
    assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void queryThatCannotBeReadIsRefusedAtOnce(String bomb) {
    String asked = "q=" + encoded(bomb);
    HttpResponse<String> refused = get(asked);
    assertThat(refused.statusCode()).isEqualTo(400);
    JsonNode problem = RunningSearch.json(refused);
    assertThat(problem.get("parameter").asString()).isEqualTo("q");
    assertThat(problem.get("position").asInt()).isBetween(0, bomb.length());
    assertThat(quickest(asked)).isLessThan(Duration.ofMillis(50));
  }

  private static Stream<String> unreadable() {
    return Stream.of(
        "w ".repeat(1_100),
        "(".repeat(1_000) + "a" + ")".repeat(1_000),
        "(".repeat(2_000),
        "*a*",
        "*:*",
        "a*",
        "/(.*)*x/",
        "internationalization~2 ".repeat(50),
        "title:[* TO *]",
        "published:[* TO *]",
        "published:[0001-01-01 TO 99999-01-01]",
        "published:[" + "a".repeat(2_000),
        "published:[" + " TO ".repeat(500) + "]",
        ("like:" + "0".repeat(32) + " ").repeat(11),
        "\"a b\"~1001",
        "a AND NOT".repeat(100));
  }

  @ParameterizedTest
  @MethodSource("costly")
  void costlyQueryIsAnsweredWithinBounds(String bomb) {
    String asked = "sort=relevance&collapse=story&q=" + encoded(bomb);
    HttpResponse<String> answer = get(asked);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(quickest(asked)).isLessThan(Duration.ofSeconds(1));
  }

  private static Stream<String> costly() {
    return Stream.of(
        "qu* ".repeat(500),
        "w ".repeat(1_024),
        "\"qu1 qu2\"~1000 ".repeat(100),
        "published:[0001-01-01 TO 9999-12-31] AND qu*",
        nested(20));
  }

  /** As deep as the language goes, in groups that cannot be taken together. */
  private static String nested(int depth) {
    String query = "a b";
    for (int i = 0; i < depth; i++) {
      query = "(" + query + ") AND c" + i;
    }
    return query;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=1000000000",
        "page=1000000",
        "size=1000000",
        "size=101",
        "size=-1",
        "size=2147483648",
        "cursor=x&cursor=y",
        "scroll=1m",
        "facets=10000",
        "sort=_score",
        "collapse=source"
      })
  void pagesAreAskedForByCursorsAlone(String parameters) {
    HttpResponse<String> answer = get(parameters);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RunningSearch.json(answer).get("parameter").asString())
        .isEqualTo(parameters.substring(0, parameters.indexOf('=')));
  }

  @ParameterizedTest
  @CsvSource({"newest", "relevance"})
  void alteredCursorIsRefused(String sort) {
    String search = "q=quay&size=2&sort=" + sort;
    String cursor = RunningSearch.json(get(search)).get("next").asString();
    assertThat(get(search + "&cursor=" + cursor).statusCode()).isEqualTo(200);
    byte[] bytes = Base64.getUrlDecoder().decode(cursor);
    for (int i = 0; i < bytes.length; i += 7) {
      byte[] changed = bytes.clone();
      changed[i] ^= 4;
      assertRefused(search, Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
    }
    assertRefused(search, cursor.substring(0, cursor.length() - 4));
    assertRefused(search, cursor + "AAAA");
    assertRefused(search, "A".repeat(4_000));
    assertRefused("q=qu1&size=2&sort=" + sort, cursor);
    assertRefused(search + "&collapse=story", cursor);
    assertRefused(search + "&muteSource=x", cursor);
  }

  private static void assertRefused(String search, String cursor) {
    HttpResponse<String> refused = get(search + "&cursor=" + cursor);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(RunningSearch.json(refused).get("parameter").asString()).isEqualTo("cursor");
  }

  private static HttpResponse<String> get(String parameters) {
    return service.get("/api/articles?" + parameters);
  }

  private static Duration quickest(String parameters) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long from = System.nanoTime();
      get(parameters);
      least = Math.min(least, System.nanoTime() - from);
    }
    return Duration.ofNanos(least);
  }

  private static String encoded(String query) {
    return URLEncoder.encode(query, UTF_8);
  }
}

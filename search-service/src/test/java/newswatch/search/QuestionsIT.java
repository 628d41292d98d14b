package newswatch.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.StoryId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a search may ask beyond words, and in which order it answers. */
class QuestionsIT {
  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static final Instant NOVEMBER = Instant.parse("2014-11-01T10:00:00Z");
  private static final StoryId STRIKE = StoryId.ofFirst(id("strike-1"));
  private static final StoryId REEF = StoryId.ofFirst(id("reef-1"));

  private static RunningSearch service;
  private static List<ArticleTagged> articles;

  @BeforeAll
  static void start() throws IOException {
    service = RunningSearch.start(SERVERS);
    articles = articles(Instant.now().truncatedTo(ChronoUnit.DAYS));
    ManyArticles.put(SERVERS.elasticsearch().uri(), articles);
  }

  private static List<ArticleTagged> articles(Instant today) {
    List<ArticleTagged> told =
        List.of(
            inStory(
                made(
                    "strike-1",
                    "Dockers strike at the container terminal",
                    "The union of dockers walked out over pay; cranes stand still at the terminal.",
                    "Harbour Post",
                    NOVEMBER),
                STRIKE),
            inStory(
                made(
                    "strike-2",
                    "Container terminal at a standstill",
                    "Cranes stand still as the dockers and their union strike over pay.",
                    "Le Quai",
                    NOVEMBER.plus(Duration.ofDays(1))),
                STRIKE),
            inStory(
                made(
                    "strike-3",
                    "Union and port talk about pay",
                    "After three days the union of dockers talks; the terminal's cranes stand still.",
                    "Harbour Post",
                    NOVEMBER.plus(Duration.ofDays(3))),
                STRIKE),
            inStory(
                made(
                    "reef-1",
                    "Corals bleach on the northern reef",
                    "Divers counted bleached corals in warm water.",
                    "Le Quai",
                    NOVEMBER.plus(Duration.ofDays(8))),
                REEF),
            made(
                "vote",
                "Parliament votes on the budget",
                "A narrow majority passed it at night, weeks late. Nobody walked out.",
                "Capital Times",
                NOVEMBER.plus(Duration.ofDays(20))),
            made("now-title", "Zeppelin over the city", "People looked up.", "A", today),
            made("now-body", "Seen over the city", "People looked up at a zeppelin.", "B", today),
            made(
                "month-title",
                "Zeppelin over the city",
                "People looked up.",
                "A",
                today.minus(Duration.ofDays(28))),
            made(
                "old-title",
                "Zeppelin over the city",
                "People looked up.",
                "A",
                today.minus(Duration.ofDays(700))));
    // Words are rare or common only among many.
    return Stream.concat(
            told.stream(),
            IntStream.range(0, 60)
                .mapToObj(
                    i ->
                        made(
                            "other-" + i,
                            "Notice " + i,
                            "What is to be said in number " + i + " of the notices.",
                            "Gazette",
                            NOVEMBER.plus(Duration.ofDays(400 + i)))))
        .toList();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          published:2014-11-02                              | strike-2
          published:[2014-11-02 TO 2014-11-09]              | strike-2 strike-3 reef-1
          published:{2014-11-02 TO 2014-11-09}              | strike-3
          published:[* TO 2014-11-01] AND dockers           | strike-1
          published:[2014-11-01T10:00:00.001Z TO 2014-11-04T10:00:00Z} | strike-2
          published:(2014-11-01 OR 2014-11-09)              | strike-1 reef-1
          union -published:2014-11-01                       | strike-2 strike-3
          story:STRIKE                                      | strike-1 strike-2 strike-3
          story:STRIKE AND title:union                      | strike-3
          (story:STRIKE OR story:REEF) -source:quai         | strike-1 strike-3
          corals OR story:REEF OR budget                    | reef-1 vote
          """)
  void queryAsksForTimesAndStories(String query, String found) {
    String ids = query.replace("STRIKE", STRIKE.value()).replace("REEF", REEF.value());
    assertThat(names(answer("q", ids, "sort", "oldest"))).isEqualTo(found);
  }

  @Test
  void similarArticlesAreFoundAndNotTheArticleItself() {
    String like = "like:" + id("strike-1");
    assertThat(names(answer("q", like, "sort", "oldest"))).isEqualTo("strike-2 strike-3");
    assertThat(names(answer("q", like + " AND title:talk"))).isEqualTo("strike-3");
    assertThat(names(answer("q", "published:2014-11-02 -" + like))).isEmpty();
    assertThat(names(answer("q", like, "sort", "relevance", "collapse", "story"))).hasSize(8);
  }

  @Test
  void articleToBeLikeThatIsNotThereIsNamed() {
    String missing = id("nowhere").value();
    HttpResponse<String> refused = get("q", "dockers AND like:" + missing);
    assertThat(refused.statusCode()).isEqualTo(400);
    JsonNode problem = RunningSearch.json(refused);
    assertThat(problem.get("parameter").asString()).isEqualTo("q");
    assertThat(problem.get("position").asInt()).isEqualTo(17);
    assertThat(problem.get("detail").asString()).contains(missing);
  }

  @Test
  void problemOfAQueryTellsThePlace() {
    JsonNode problem = RunningSearch.json(get("q", "a published:yesterday"));
    assertThat(problem.get("position").asInt()).isEqualTo(12);
    assertThat(problem.get("detail").asString()).startsWith("at position 12: expected a date");
  }

  @Test
  void titleCountsMoreThanBodyAndRecentMoreThanOld() {
    assertThat(names(answer("q", "zeppelin", "sort", "relevance")))
        .isEqualTo("now-title now-body month-title old-title");
    assertThat(names(answer("q", "zepp*", "sort", "relevance"))).startsWith("now-title");
  }

  @Test
  void storyIsToldByTheArticleThatMatchesBest() {
    JsonNode answer =
        answer("q", "title:talk OR dockers", "sort", "relevance", "collapse", "story");
    assertThat(names(answer)).isEqualTo("strike-3");
    assertThat(answer.get("total").asInt()).isEqualTo(3);
    assertThat(answer.get("stories").asInt()).isEqualTo(1);
    assertThat(answer.get("articles").get(0).get("matchesInStory").asInt()).isEqualTo(3);
    assertThat(names(answer("collapse", "story", "to", "2014-12-01", "sort", "newest")))
        .isEqualTo("vote reef-1 strike-3");
    assertThat(answer("q", "dockers").has("stories")).isFalse();
  }

  @Test
  void whatIsMutedCountsNowhere() {
    JsonNode answer =
        answer("to", "2014-12-01", "muteSource", "Harbour Post", "muteStory", REEF.value());
    assertThat(names(answer)).isEqualTo("vote strike-2");
    assertThat(answer.get("total").asInt()).isEqualTo(2);
    assertThat(counts(answer, "sources")).isEqualTo(Map.of("Le Quai", 1L, "Capital Times", 1L));
    assertThat(sum(answer.get("timeline"))).isEqualTo(2);
    assertThat(names(answer("source", "Le Quai", "muteSource", "Le Quai"))).isEmpty();
    assertThat(RunningSearch.json(get("muteStory", "x")).get("parameter").asString())
        .isEqualTo("muteStory");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', ''",
    "Harbour Post, '', ''",
    "'', Le Quai, ''",
    "A, B, ''",
    "'', '', dockers",
    "Le Quai, Harbour Post, dockers",
  })
  void facetsAgreeWithTheArticles(String source, String muted, String word) {
    Predicate<ArticleTagged> matches =
        one ->
            !one.article().source().equals(muted)
                && (one.article().title() + one.article().body())
                    .toLowerCase(Locale.ROOT)
                    .contains(word);
    Predicate<ArticleTagged> filtered =
        one -> source.isEmpty() || one.article().source().equals(source);
    List<String> parameters = new ArrayList<>(List.of("q", word));
    if (!source.isEmpty()) {
      parameters.addAll(List.of("source", source));
    }
    if (!muted.isEmpty()) {
      parameters.addAll(List.of("muteSource", muted));
    }
    JsonNode answer = answer(parameters.toArray(String[]::new));
    assertThat(answer.get("total").asLong())
        .isEqualTo(articles.stream().filter(matches.and(filtered)).count());
    assertThat(counts(answer, "sources"))
        .isEqualTo(counted(articles.stream().filter(matches), one -> one.article().source()));
    assertThat(counts(answer, "languages"))
        .isEqualTo(counted(articles.stream().filter(matches.and(filtered)), _ -> "en"));
    assertThat(sum(answer.get("timeline"))).isEqualTo(answer.get("total").asLong());
  }

  private static Map<String, Long> counted(
      Stream<ArticleTagged> articles, Function<ArticleTagged, String> value) {
    return articles.collect(Collectors.groupingBy(value, TreeMap::new, Collectors.counting()));
  }

  @Test
  void timelineIsCutAsAskedWithGapsAsZeros() {
    JsonNode weeks =
        answer("from", "2014-11-01", "to", "2014-11-30", "interval", "week").get("timeline");
    assertThat(weeks.values().stream().map(week -> week.get("count").asInt()).toList())
        .containsExactly(2, 2, 0, 1, 0);
    assertThat(weeks.get(0).get("from").asString()).isEqualTo("2014-10-27T00:00:00Z");
    assertThat(answer("q", "dockers", "interval", "year").get("timeline").size()).isEqualTo(1);
    assertThat(answer("q", "dockers", "interval", "hour").get("timeline").size()).isEqualTo(73);
  }

  @Test
  void timelineThatWouldBeTooLongIsRefused() {
    JsonNode problem = RunningSearch.json(get("q", "zeppelin", "interval", "hour"));
    assertThat(problem.get("status").asInt()).isEqualTo(400);
    assertThat(problem.get("parameter").asString()).isEqualTo("interval");
    assertThat(problem.get("detail").asString()).contains("at most 1000");
    assertThat(RunningSearch.json(get("interval", "fortnight")).get("parameter").asString())
        .isEqualTo("interval");
  }

  @Test
  void streamRefusesWhatItCannotJudge() {
    HttpResponse<String> refused =
        service.get("/api/stream" + RunningSearch.query("q", "a -like:" + id("strike-1")));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(RunningSearch.json(refused).get("position").asInt()).isEqualTo(8);
  }

  private static JsonNode answer(String... parameters) {
    HttpResponse<String> response = get(parameters);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return RunningSearch.json(response);
  }

  private static HttpResponse<String> get(String... parameters) {
    return service.get("/api/articles" + RunningSearch.query(parameters));
  }

  private static String names(JsonNode answer) {
    return answer.get("articles").values().stream()
        .map(article -> article.get("url").asString())
        .map(url -> url.substring(url.lastIndexOf('/') + 1))
        .collect(Collectors.joining(" "));
  }

  private static Map<String, Long> counts(JsonNode answer, String facet) {
    return answer.get("facets").get(facet).values().stream()
        .collect(
            Collectors.toMap(one -> one.get("value").asString(), one -> one.get("count").asLong()));
  }

  private static long sum(JsonNode timeline) {
    return timeline.values().stream().mapToLong(one -> one.get("count").asLong()).sum();
  }

  private static ArticleId id(String name) {
    return ArticleId.ofAddress(URI.create("https://news.example/" + name));
  }

  private static ArticleTagged inStory(ArticleTagged article, StoryId story) {
    return SampleArticles.inStory(article, story);
  }

  private static ArticleTagged made(
      String name, String title, String body, String source, Instant at) {
    ArticleTagged some = SampleArticles.seen(SampleArticles.article(name, title, body), at);
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
            "en",
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

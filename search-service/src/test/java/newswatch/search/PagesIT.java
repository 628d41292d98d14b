package newswatch.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.events.ArticleTagged;
import newswatch.events.StoryId;
import newswatch.secrets.KeyFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pages that follow each other through more articles than Elasticsearch counts places for. */
class PagesIT {
  @RegisterExtension private static final Servers SERVERS = new Servers();

  @TempDir private static Path folder;

  /** What an instance holds open at most, in each of the indices. */
  private static final int MOST_POINTS = 100;

  private static RunningSearch service;
  private static List<ArticleTagged> articles;

  @BeforeAll
  static void start() throws IOException {
    KeyFile.create(folder.resolve("keys"));
    service = startOne();
    articles = ManyArticles.aboutAQuay();
    ManyArticles.put(SERVERS.elasticsearch().uri(), articles);
  }

  private static RunningSearch startOne() {
    return RunningSearch.start(SERVERS, "--newswatch.key.file=" + folder.resolve("keys"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "oldest", "relevance"})
  void everyArticleComesOnceHoweverManyThereAre(String sort) {
    List<JsonNode> pages = pages("q=quay&size=100&sort=" + sort);
    List<String> ids = ids(pages);
    assertThat(pages.getFirst().get("total").asInt()).isEqualTo(ManyArticles.COUNT);
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids).hasSize(ManyArticles.COUNT);
    assertThat(pages).hasSize((ManyArticles.COUNT + 99) / 100);
  }

  @ParameterizedTest
  @CsvSource({"newest, quay", "oldest, quay", "relevance, quay", "newest, title:quay"})
  void everyStoryComesOnceByTheFirstOfItsArticles(String sort, String query) {
    List<String> order = ids(pages("q=" + query + "&size=100&sort=" + sort));
    List<JsonNode> pages = pages("q=" + query + "&collapse=story&size=100&sort=" + sort);

    Map<String, Long> counts = new HashMap<>();
    List<String> firsts = new ArrayList<>();
    Map<String, StoryId> stories = storiesById();
    for (String id : order) {
      String story = Optional.ofNullable(stories.get(id)).map(StoryId::value).orElse(id);
      if (counts.merge(story, 1L, Long::sum) == 1) {
        firsts.add(id);
      }
    }
    if (sort.equals("relevance")) {
      // The age of articles is counted from another moment, which swaps some that match alike.
      assertThat(told(pages)).doesNotHaveDuplicates().hasSameElementsAs(counts.keySet());
    } else {
      assertThat(ids(pages)).isEqualTo(firsts);
    }
    assertThat(pages.getFirst().get("total").asInt()).isEqualTo(order.size());
    assertThat(pages.getFirst().get("stories").asInt())
        .isBetween(firsts.size() * 98 / 100, firsts.size() * 102 / 100);
    for (JsonNode page : pages) {
      for (JsonNode article : page.get("articles").values()) {
        assertThat(article.get("matchesInStory").asLong()).isEqualTo(counts.get(told(article)));
      }
    }
  }

  @Test
  void articlesOfAnOrderOfTimeAreInThatOrder() {
    List<String> expected =
        articles.stream()
            .sorted(
                Comparator.comparing(ArticleTagged::firstSeenAt)
                    .thenComparing(article -> article.article().id()))
            .map(article -> article.article().id().value())
            .toList();
    assertThat(ids(pages("q=quay&size=100&sort=oldest"))).isEqualTo(expected);
  }

  @Test
  void whatArrivesMeanwhileMovesNothing() throws IOException {
    List<ArticleTagged> moles = about("mole", 0, 60);
    ManyArticles.put(SERVERS.elasticsearch().uri(), moles);
    JsonNode first = answer("q=mole&sort=relevance&size=20");
    List<String> met = new ArrayList<>(ids(List.of(first)));
    ManyArticles.put(SERVERS.elasticsearch().uri(), about("mole", 60, 300));

    met.addAll(ids(pages("q=mole&sort=relevance&size=20", first.get("next").asString())));

    assertThat(met)
        .containsExactlyInAnyOrderElementsOf(
            moles.stream().map(mole -> mole.article().id().value()).toList());
  }

  @Test
  void nobodyHoardsPointsInTime() {
    JsonNode first = answer("q=quay&sort=relevance&size=1");
    for (int i = 0; i < 2 * MOST_POINTS; i++) {
      answer("q=quay&sort=relevance&size=1");
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(openContexts()).isLessThanOrEqualTo(MOST_POINTS * indices()));
    JsonNode second = answer("q=quay&sort=relevance&size=1&cursor=" + first.get("next").asString());
    assertThat(ids(List.of(second))).hasSize(1).doesNotContainAnyElementsOf(ids(List.of(first)));
  }

  @Test
  void lastPageClosesItsPointInTime() {
    long before = openContexts();
    assertThat(pages("q=title:quay&sort=relevance&size=100")).hasSizeGreaterThan(5);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(openContexts()).isLessThanOrEqualTo(before));
  }

  @Test
  void instancesWithTheSameKeyTakeEachOthersCursors() {
    JsonNode first = answer("q=quay&sort=relevance&size=5");
    String next =
        "/api/articles?q=quay&sort=relevance&size=5&cursor=" + first.get("next").asString();
    try (RunningSearch other = startOne()) {
      assertThat(ids(List.of(RunningSearch.json(other.get(next)))))
          .isEqualTo(ids(List.of(RunningSearch.json(service.get(next)))))
          .hasSize(5);
    }
    try (RunningSearch stranger = RunningSearch.start(SERVERS)) {
      assertThat(stranger.get(next).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void pagesGoOnWhereTheirPointInTimeIsGone() {
    JsonNode first = answer("q=quay&sort=relevance&size=100");
    SERVERS.elasticsearch().restart();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> service.get("/api/articles?q=quay&size=0").statusCode() == 200);
    List<String> met = new ArrayList<>(ids(List.of(first)));
    met.addAll(ids(pages("q=quay&sort=relevance&size=100", first.get("next").asString())));
    assertThat(new HashSet<>(met)).hasSize(ManyArticles.COUNT);
  }

  private static Map<String, StoryId> storiesById() {
    return articles.stream()
        .filter(article -> article.story() != null)
        .collect(Collectors.toMap(a -> a.article().id().value(), ArticleTagged::story));
  }

  private static List<ArticleTagged> about(String word, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                SampleArticles.article(
                    word + "/" + i,
                    "Something else",
                    (word + " ").repeat(1 + i % 9) + "and more ".repeat(i % 13)))
        .toList();
  }

  /** The story of an article, or the article where it has none. */
  private static String told(JsonNode article) {
    return article.path("story").asString(article.get("id").asString());
  }

  private static List<String> told(List<JsonNode> pages) {
    return pages.stream()
        .flatMap(page -> page.get("articles").values().stream())
        .map(PagesIT::told)
        .toList();
  }

  private static List<JsonNode> pages(String parameters) {
    return pages(parameters, "");
  }

  private static List<JsonNode> pages(String parameters, String cursor) {
    List<JsonNode> pages = new ArrayList<>();
    String next = cursor;
    do {
      JsonNode page = answer(parameters + "&cursor=" + next);
      pages.add(page);
      next = page.path("next").asString("");
    } while (!next.isEmpty());
    return pages;
  }

  private static List<String> ids(List<JsonNode> pages) {
    return pages.stream()
        .flatMap(page -> page.get("articles").values().stream())
        .map(article -> article.get("id").asString())
        .toList();
  }

  private static JsonNode answer(String parameters) {
    HttpResponse<String> response = service.get("/api/articles?" + parameters);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return RunningSearch.json(response);
  }

  private static long openContexts() {
    return ask(
        client ->
            client
                .indices()
                .stats(of -> of.index("newswatch-articles-*"))
                .all()
                .primaries()
                .search()
                .openContexts());
  }

  private static long indices() {
    return ask(
        client -> client.indices().get(of -> of.index("newswatch-articles-*")).indices().size());
  }

  private interface Question<T> {
    T of(ElasticsearchClient client) throws IOException;
  }

  private static <T> T ask(Question<T> question) {
    try (ElasticsearchClient client =
        ElasticsearchClient.of(to -> to.host(SERVERS.elasticsearch().uri().toString()))) {
      return question.of(client);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

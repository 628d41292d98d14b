package newswatch.search;

import static newswatch.search.SampleArticles.article;
import static newswatch.search.SampleArticles.seen;
import static newswatch.search.SampleArticles.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches as Atom feeds, over HTTP and from a real index. */
class AtomIT {
  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;

  @BeforeAll
  static void start() {
    service = RunningSearch.start(SERVERS);
    service.arrive(tagged(article("sea", "Harbour opens", "quay and \"mole\" <b>"), "economy"));
    IntStream.range(0, 60)
        .forEach(
            i ->
                service.arrive(
                    seen(
                        article("many" + i, "Many " + i, "jetty"),
                        SampleArticles.SEEN.minusSeconds(3600 + i))));
    await().atMost(Duration.ofMinutes(1)).until(() -> service.search().get("total").asInt() == 61);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void searchIsAFeedOfItsNewestArticles() throws FeedException {
    HttpResponse<String> answer = service.get("/api/articles/feed?q=jetty");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/atom+xml;charset=UTF-8");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=60, private");
    SyndFeed feed = feed(answer);
    assertThat(feed.getTitle()).isEqualTo("Newswatch: jetty");
    assertThat(feed.getEntries().stream().map(SyndEntry::getTitle))
        .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "Many " + i).toList());
    assertThat(feed(service.get("/api/articles/feed?q=jetty&size=100")).getEntries()).hasSize(60);
  }

  @Test
  void feedSaysWhereItIsAndWhatItsTopicsAreCalled() throws FeedException {
    SyndFeed feed = feed(service.get("/api/articles/feed?topic=economy&q=%22mole%22"));
    assertThat(feed.getLinks().getFirst().getHref())
        .isEqualTo(
            "http://127.0.0.1:" + service.port() + "/api/articles/feed?q=%22mole%22&topic=economy");
    assertThat(feed.getEntries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getLink()).isEqualTo("https://news.example/sea");
              assertThat(entry.getDescription().getValue()).isEqualTo("quay and \"mole\" <b>");
              assertThat(entry.getCategories().getFirst().getName()).isEqualTo("economy");
            });
  }

  @Test
  void whatDidNotChangeIsNotSentAgain() {
    String tag =
        service.get("/api/articles/feed?q=jetty").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = service.get("/api/articles/feed?q=jetty", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(service.get("/api/articles/feed?q=quay", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "size=0, size",
    "size=101, size",
    "sort=oldest, sort",
    "cursor=abc, cursor",
    "q=(a, q",
    "topic=NOT%20AN%20ID, topic"
  })
  void whatCannotBeUsedIsNamed(String parameters, String named) {
    HttpResponse<String> refused = service.get("/api/articles/feed?" + parameters);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(RunningSearch.json(refused).get("parameter").asString()).isEqualTo(named);
  }

  private static SyndFeed feed(HttpResponse<String> answer) throws FeedException {
    return new SyndFeedInput().build(new StringReader(answer.body()));
  }
}

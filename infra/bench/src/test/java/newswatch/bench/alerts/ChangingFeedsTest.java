package newswatch.bench.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangingFeedsTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ChangingFeeds feeds = new ChangingFeeds(1, List.of(story(0)));

  private static Story story(int number) {
    return new Story(
        URI.create("http://127.0.4.1/" + number),
        "Story " + number,
        List.of("A paragraph."),
        null,
        Set.of());
  }

  private HttpResponse<String> ask(String etag) throws Exception {
    return client.send(
        HttpRequest.newBuilder(feeds.uris().getFirst()).header("If-None-Match", etag).build(),
        BodyHandlers.ofString());
  }

  @AfterEach
  void close() {
    feeds.close();
    client.close();
  }

  @Test
  void theTimeIsThatOfTheAnswerThatFirstHasAnArticle() throws Exception {
    feeds.list(story(1));
    assertThat(feeds.servedAt(story(1))).isNull();
    assertThat(ask("none").body()).contains("Story 1", "Story 0");
    // The last byte may be read before the server has looked at its clock.
    while (feeds.askedAtLeast() < 1) {
      Thread.onSpinWait();
    }
    Long first = feeds.servedAt(story(1));
    assertThat(first).isNotNull().isGreaterThan(feeds.listedAt(story(1)));
    feeds.list(story(2));
    assertThat(ask("none").body()).contains("Story 2", "Story 1");
    assertThat(feeds.servedAt(story(1))).isEqualTo(first);
  }

  @Test
  void anUnchangedFeedSaysSo() throws Exception {
    String etag = ask("none").headers().firstValue("ETag").orElseThrow();
    assertThat(ask(etag).statusCode()).isEqualTo(304);
    feeds.list(story(1));
    assertThat(ask(etag).statusCode()).isEqualTo(200);
  }

  @Test
  void whatNobodyHasSeenStaysListed() throws Exception {
    for (int number = 1; number <= 30; number++) {
      feeds.list(story(number));
    }
    assertThat(ask("none").body()).contains("Story 1<", "Story 30<");
    feeds.list(story(31));
    assertThat(ask("none").body()).contains("Story 31<", "Story 22<").doesNotContain("Story 21<");
  }
}

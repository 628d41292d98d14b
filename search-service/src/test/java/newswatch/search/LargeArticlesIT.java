package newswatch.search;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static newswatch.search.SampleArticles.article;
import static newswatch.search.SampleArticles.inStory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import newswatch.events.ArticleTagged;
import newswatch.events.StoryId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Articles as long as they may be, of which a page would not fit into memory. */
class LargeArticlesIT {
  private static final int ARTICLES = 24;

  /** More than take turns. */
  private static final int IDLE_READERS = 18;

  private static final int BODY = 512 * 1024;

  /** In characters, as all of them take one byte. */
  private static final long LONGEST_ANSWER = 4L * 1024 * 1024;

  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;
  private static List<ArticleTagged> articles;

  @BeforeAll
  static void start() throws IOException {
    service = RunningSearch.start(SERVERS);
    articles = IntStream.range(0, ARTICLES).mapToObj(LargeArticlesIT::large).toList();
    for (ArticleTagged article : articles) {
      ManyArticles.put(SERVERS.elasticsearch().uri(), List.of(article));
    }
  }

  private static ArticleTagged large(int number) {
    ArticleTagged article =
        article("large" + number, "Ferry " + number, "A ferry sank. ".repeat(BODY / 14));
    return inStory(article, StoryId.ofFirst(article.article().id()));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "story"})
  void pageEndsEarlierAndNothingIsLeftOut(String collapse) {
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          service.search(
              "q", "ferry", "size", "20", "sort", "oldest", "collapse", collapse, "cursor", cursor);
      assertThat(page.get("articles").toString().length()).isLessThan((int) LONGEST_ANSWER);
      page.get("articles").values().forEach(one -> found.add(one.get("id").asString()));
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());

    assertThat(found)
        .hasSize(ARTICLES)
        .containsExactlyInAnyOrderElementsOf(
            articles.stream().map(one -> one.article().id().value()).toList());
  }

  @Test
  void readersWhoTakeNothingHoldNoSearchUp() throws IOException {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < IDLE_READERS; i++) {
        idle.add(askAndReadNothing());
      }
      await()
          .ignoreExceptions()
          .atMost(Duration.ofSeconds(15))
          .until(() -> service.search("q", "ferry", "size", "1").get("total").asInt() == ARTICLES);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  /** The answer is longer than what lies between the service and its reader. */
  private static Socket askAndReadNothing() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
    String request = "GET /api/articles?q=ferry&size=6 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }
}

package newswatch.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import newswatch.local.process.LocalPort;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  @Test
  void tellsWhatTheConsoleSays() throws Exception {
    assertThat(
            problems(
                Map.of(
                    "/api/topics",
                    """
                    {"topics":[{"id":"economy","name":"Economy"},
                      {"id":"party","name":"Party","problem":"a quote is open at 7"}],
                     "problems":[{"where":"topics.yml:12","problem":"no query"}]}
                    """,
                    "/api/feeds",
                    """
                    {"feeds":[{"id":"a","url":"http://a.example/rss","name":"A","problem":"404","failures":3},
                      {"id":"b","url":"http://b.example/rss","name":"B","problem":null,"failures":0}],
                     "problems":[{"where":"feeds.opml:3","problem":"no address"}]}
                    """)))
        .containsExactly(
            "topics: topics.yml:12: no query",
            "topic party: a quote is open at 7",
            "feeds: feeds.opml:3: no address",
            "feed http://a.example/rss: 404 (3 times in a row)");
  }

  @Test
  void nothingIsWrongWhereNothingAnswersOrMakesSense() throws Exception {
    assertThat(Problems.at("http://127.0.0.1:" + LocalPort.free())).isEmpty();
    assertThat(problems(Map.of("/api/topics", "<html>", "/api/feeds", "[]"))).isEmpty();
  }

  private static Iterable<String> problems(Map<String, String> pages) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    pages.forEach(
        (path, page) ->
            server.createContext(
                path,
                exchange -> {
                  byte[] body = page.getBytes(UTF_8);
                  exchange.sendResponseHeaders(200, body.length);
                  exchange.getResponseBody().write(body);
                  exchange.close();
                }));
    server.start();
    try {
      return Problems.at("http://127.0.0.1:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }
}

package newswatch.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import newswatch.fetch.Download.Kind;
import newswatch.fetch.Posted.Answered;
import newswatch.fetch.Posted.Failed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PosterTest {
  private final Site site = new Site();
  private final Poster poster = poster(site.host());

  @AfterEach
  void stop() {
    poster.close();
    site.close();
  }

  @Test
  void headersAndBodyArriveAsTheyWereSigned() {
    String body = "{\"title\":\"Z\u00fcrich \u2192 \ud83d\ude00\"}\r\n";
    List<Headers> heads = new CopyOnWriteArrayList<>();
    List<byte[]> bodies = new CopyOnWriteArrayList<>();
    site.on(
        "/hook",
        exchange -> {
          heads.add(exchange.getRequestHeaders());
          bodies.add(exchange.getRequestBody().readAllBytes());
          Site.send(exchange, "POST".equals(exchange.getRequestMethod()) ? 204 : 405, new byte[0]);
        });
    Map<String, String> signed = Map.of("X-Signature", "sha256=0f0f", "Idempotency-Key", "a-1");
    assertThat(poster.post(new Post(site.address("/hook"), body, "application/json", signed)))
        .isEqualTo(new Answered(204, null));
    assertThat(bodies).singleElement().isEqualTo(body.getBytes(UTF_8));
    assertThat(heads.getFirst())
        .containsEntry("X-signature", List.of("sha256=0f0f"))
        .containsEntry("Idempotency-key", List.of("a-1"))
        .containsEntry("Content-type", List.of("application/json"))
        .containsEntry("Content-length", List.of("" + body.getBytes(UTF_8).length))
        .containsEntry("User-agent", List.of("Newswatch/0.1"))
        .containsEntry("Host", List.of(site.host()))
        .hasSize(7);
  }

  @Test
  void emptyBodyIsPostedToo() {
    site.status("/hook", 200);
    assertThat(poster.post(new Post(site.address("/hook"), "", "text/plain", Map.of())))
        .isEqualTo(new Answered(200, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectIsToldAndNotFollowed(int status) {
    site.text("/canary", "canary").redirect("/hook", status, "/canary");
    assertThat(post("/hook")).isEqualTo(new Answered(status, null));
    assertThat(site.asked()).containsExactly("/hook");
  }

  @ParameterizedTest
  @CsvSource({"200,", "304,", "404,", "410,", "429, 120", "500,", "503, 7", "599,"})
  void whateverIsAnsweredIsTold(int status, Long seconds) {
    if (seconds == null) {
      site.status("/hook", status);
    } else {
      site.status("/hook", status, "Retry-After", "" + seconds);
    }
    assertThat(post("/hook"))
        .isEqualTo(new Answered(status, seconds == null ? null : Duration.ofSeconds(seconds)));
  }

  @Test
  void shortAnswersKeepTheConnection() throws IOException {
    try (RawSite raw = RawSite.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        Poster own = poster(raw.host())) {
      for (int i = 0; i < 5; i++) {
        assertThat(own.post(to(raw.address()))).isEqualTo(new Answered(200, null));
      }
      assertThat(raw.requests).hasValue(5);
      assertThat(raw.connections).hasValue(1);
    }
  }

  /** It was closed without a word, a moment ago. */
  @Test
  void connectionThatWasClosedMeanwhileIsNotPostedOn() throws Exception {
    Semaphore closed = new Semaphore(0);
    try (RawSite raw =
            new RawSite(
                out -> {
                  out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(UTF_8));
                  out.flush();
                  out.close();
                  closed.release();
                });
        Poster own = poster(raw.host())) {
      for (int i = 0; i < 3; i++) {
        assertThat(own.post(to(raw.address()))).isEqualTo(new Answered(204, null));
        closed.acquire();
        raw.pause(20);
      }
      assertThat(raw.connections).hasValue(3);
    }
  }

  @Test
  void serverThatClosesWithoutAnAnswerIsPassingAndNotAskedTwice() throws IOException {
    try (RawSite raw = new RawSite(out -> out.close());
        Poster own = poster(raw.host())) {
      assertThat(failed(own.post(to(raw.address()))).kind()).isEqualTo(Kind.PASSING);
      assertThat(raw.requests).hasValue(1);
    }
  }

  @Test
  void nobodyThereIsPassing() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    try (Poster own = poster("127.0.0.1:" + port)) {
      assertThat(own.post(to(URI.create("http://127.0.0.1:" + port + "/"))))
          .isEqualTo(new Failed("the server refuses connections", Kind.PASSING));
    }
  }

  /** What is no HTTP may be what we sent. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /s3cret HTTP/1.1\r\n\r\n",
        "HTTP/1.1 /s3cret\r\n\r\n",
        "HTTP/1.1 200 OK\r\n/s3cret\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: /s3cret\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: /s3cret\r\n\r\n"
      })
  void answerThatRepeatsTheAddressIsNotRepeated(String text) throws IOException {
    try (RawSite raw =
            new RawSite(
                out -> {
                  out.write(text.getBytes(ISO_8859_1));
                  out.close();
                });
        Poster own = poster(raw.host())) {
      assertThat(own.post(to(raw.address().resolve("/s3cret"))).toString())
          .doesNotContain("s3cret", "Exception");
    }
  }

  @Test
  void pathIsAskedAsItIsWritten() {
    site.status("/", 204);
    assertThat(post("/a%2Fb//c?d=%20")).isEqualTo(new Answered(204, null));
    assertThat(post("")).isEqualTo(new Answered(204, null));
    assertThat(site.asked()).containsExactly("/a/b//c", "/");
    assertThat(post("//s3cret").toString()).doesNotContain("s3cret");
  }

  private Posted post(String path) {
    return poster.post(to(site.address(path)));
  }

  static Poster poster(String allowed) {
    return new Poster(
        Fetchers.limits(Fetchers.DEADLINE, allowed), new Names().with("localhost", "::1"), null);
  }

  static Post to(URI address) {
    return new Post(address, "{}", "application/json", Map.of());
  }

  static Failed failed(Posted posted) {
    assertThat(posted).isInstanceOf(Failed.class);
    return (Failed) posted;
  }
}

package newswatch.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import newswatch.fetch.Download.Kind;
import newswatch.fetch.Posted.Answered;
import newswatch.fetch.Posted.Failed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer whose head is there is told, whatever its body does; one without ends in time. */
class PostAnswersTest {
  private static final long GIGABYTE = 1L << 30;

  /** What kernels keep for both ends of a connection, whoever reads. */
  private static final long UNDERWAY = 16L << 20;

  private static final Duration SLACK = Duration.ofSeconds(3);
  private static final Failed LATE = new Failed("no complete answer within 2 s", Kind.PASSING);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 1073741824\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n40000000\r\n",
        "Connection: close\r\n\r\n"
      })
  void gigabyteIsNotRead(String head) throws IOException {
    try (RawSite raw =
        new RawSite(
            out -> {
              out.write(("HTTP/1.1 503 Later\r\nRetry-After: 9\r\n" + head).getBytes(US_ASCII));
              byte[] block = new byte[64 * 1024];
              for (long sent = 0; sent < GIGABYTE; sent += block.length) {
                out.write(block);
              }
            })) {
      assertThat(timed(raw, Fetchers.DEADLINE)).isEqualTo(new Answered(503, Duration.ofSeconds(9)));
      assertThat(raw.sent.get()).isLessThan(UNDERWAY);
    }
  }

  /** With a deadline that would be too late. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5000\r\n\r\n|x",
        "Transfer-Encoding: chunked\r\n\r\n|1\r\nx\r\n",
        "Transfer-Encoding: chunked\r\n\r\n|0",
        "Transfer-Encoding: chunked\r\n\r\n0\r\n|X-Trailer: x\r\n",
        "Connection: close\r\n\r\n|x"
      })
  void bodyThatTricklesHoldsNobody(String headAndBody) throws IOException {
    String[] parts = headAndBody.split("\\|", -1);
    try (RawSite raw = trickling("HTTP/1.1 200 OK\r\n" + parts[0], parts[1])) {
      assertThat(timed(raw, Fetchers.DEADLINE)).isEqualTo(new Answered(200, null));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5000\r\n\r\nhalf",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nno"
      })
  void bodyThatIsBrokenChangesNothing(String rest) throws IOException {
    try (RawSite raw =
        new RawSite(
            out -> {
              out.write(("HTTP/1.1 201 Created\r\n" + rest).getBytes(US_ASCII));
              out.close();
            })) {
      assertThat(timed(raw, Fetchers.DEADLINE)).isEqualTo(new Answered(201, null));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"|HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 200 OK\r\nX-Header: |x", "|"})
  void headThatDoesNotEndIsCutAtTheDeadline(String headAndMore) throws IOException {
    String[] parts = headAndMore.split("\\|", -1);
    try (RawSite raw = trickling(parts[0], parts[1])) {
      assertThat(timed(raw, Fetchers.SHORT)).isEqualTo(LATE);
    }
  }

  /** The kernel takes the connection and some of the body. */
  @Test
  void serverThatDoesNotReadTheBodyIsLeftAtTheDeadline() throws IOException {
    try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      String host = "127.0.0.1:" + deaf.getLocalPort();
      Post large =
          new Post(
              URI.create("http://" + host + "/"), "x".repeat(32 << 20), "text/plain", Map.of());
      try (Poster own = poster(host, Fetchers.SHORT)) {
        assertThat(timed(() -> own.post(large))).isEqualTo(LATE);
      }
    }
  }

  /** Says the beginning, and then the rest again and again, ten times a second. */
  private static RawSite trickling(String head, String rest) {
    CompletableFuture<RawSite> self = new CompletableFuture<>();
    RawSite site =
        new RawSite(
            out -> {
              out.write(head.getBytes(ISO_8859_1));
              while (true) {
                out.write(rest.getBytes(ISO_8859_1));
                out.flush();
                self.join().pause(100);
              }
            });
    self.complete(site);
    return site;
  }

  private static Posted timed(RawSite raw, Duration deadline) {
    try (Poster own = poster(raw.host(), deadline)) {
      return timed(() -> own.post(PosterTest.to(raw.address())));
    }
  }

  private static Posted timed(Supplier<Posted> post) {
    long begin = System.nanoTime();
    Posted posted = post.get();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Fetchers.SHORT.plus(SLACK));
    return posted;
  }

  private static Poster poster(String allowed, Duration deadline) {
    return new Poster(Fetchers.limits(deadline, allowed), new Names(), null);
  }
}

package newswatch.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetcherTest {
  private static final int MAX_BYTES = 64 * 1024;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;
  private Fetcher fetcher;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    fetcher = fetcher("127.0.0.1:" + port());
  }

  @AfterEach
  void stop() throws IOException {
    ended.countDown();
    fetcher.close();
    server.stop(0);
    threads.close();
  }

  @Test
  void answerIsReadWithItsValidators() {
    on(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
          send(exchange, 200, "<rss/>".getBytes(UTF_8));
        });
    assertThat(fetch("/feed"))
        .isInstanceOfSatisfying(
            Download.Changed.class,
            changed -> {
              assertThat(changed.content().stream()).hasContent("<rss/>");
              assertThat(changed.validators()).isEqualTo(new Validators("\"v1\"", null));
              assertThat(changed.contentType()).isEqualTo("text/xml; charset=utf-8");
            });
  }

  @Test
  void validatorsAreSentAndAnUnchangedAnswerIsSaidToBeSo() {
    on(
        "/feed",
        exchange ->
            send(
                exchange,
                "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match")) ? 304 : 200,
                new byte[0]));
    assertThat(
            fetcher.fetch(
                Request.of(address("/feed")).ifChangedSince(new Validators("\"v1\"", null))))
        .isEqualTo(new Download.Unchanged(null, null));
  }

  @Test
  void redirectIsFollowedAndARedirectLoopIsNot() {
    on(
        "/old",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "new");
          send(exchange, 301, new byte[0]);
        });
    on("/new", exchange -> send(exchange, 200, "x".getBytes(UTF_8)));
    on(
        "/loop",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/loop");
          send(exchange, 302, new byte[0]);
        });
    assertThat(fetch("/old"))
        .isInstanceOfSatisfying(
            Download.Changed.class,
            changed -> assertThat(changed.address()).isEqualTo(address("/new")));
    assertThat(fetch("/loop"))
        .isEqualTo(new Download.Failed("more than 3 redirects", Download.Kind.LASTING));
  }

  @Test
  void redirectToAPrivateAddressOrAnotherSchemeIsRefused() {
    on("/in", exchange -> redirect(exchange, "http://127.0.0.2:" + port() + "/feed"));
    on("/file", exchange -> redirect(exchange, "file:///etc/passwd"));
    assertThat(failure("/in")).contains("not a public address");
    assertThat(failure("/file")).contains("only http and https");
  }

  @Test
  void answerLargerThanTheLimitIsGivenUpAlsoWhenItIsSmallUntilDecompressed() {
    on("/large", exchange -> send(exchange, 200, new byte[MAX_BYTES + 1]));
    on(
        "/bomb",
        exchange -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(new byte[50 * MAX_BYTES]);
          }
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          send(exchange, 200, bytes.toByteArray());
        });
    assertThat(failure("/large")).contains("larger than " + MAX_BYTES);
    assertThat(failure("/bomb")).contains("larger than " + MAX_BYTES);
  }

  @Test
  void answerWithEndlessHeadersIsGivenUp() {
    on(
        "/wide",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "x".repeat(MAX_BYTES));
          send(exchange, 200, "x".getBytes(UTF_8));
        });
    on(
        "/long",
        exchange -> {
          for (int i = 0; i < 1_000; i++) {
            exchange.getResponseHeaders().set("X-" + i, "x");
          }
          send(exchange, 200, "x".getBytes(UTF_8));
        });
    assertThat(failure("/wide")).contains("line length");
    assertThat(failure("/long")).contains("header count");
  }

  @Test
  void answerThatTricklesIsGivenUp() {
    on(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            do {
              out.write('x');
              out.flush();
            } while (!awaited(200));
          }
        });
    assertThat(failure("/slow")).isEqualTo("the answer came at less than 1024 bytes a second");
  }

  @Test
  void throttlingIsToldWithItsDuration() {
    on(
        "/busy",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "120");
          send(exchange, 429, new byte[0]);
        });
    on(
        "/forever",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "315360000");
          send(exchange, 503, new byte[0]);
        });
    assertThat(fetch("/busy")).isEqualTo(new Download.Throttled(Duration.ofMinutes(2)));
    assertThat(fetch("/forever")).isEqualTo(new Download.Throttled(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "'Thu, 01 Jan 2026 12:01:30 GMT', 'Thu, 01 Jan 2026 12:00:00 GMT', PT1M30S",
    "'Thu, 01 Jan 2026 13:00:00 GMT', , PT30M",
    "'Tue, 01 Jan 2036 13:00:00 GMT', , PT24H",
    "'Thu, 01 Jan 2026 11:00:00 GMT', , ",
    "soon, , "
  })
  void dateToComeBackAtIsMeasuredByTheServersOwn(
      String header, @Nullable String date, @Nullable Duration rest) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T12:30:00Z"));
    assertThat(RetryAfter.of(header, date, clock)).isEqualTo(rest);
  }

  @Test
  void hostInOtherLettersIsLookedUpInAscii() {
    assertThat(InternationalHost.inAscii("https://b\u00fccher.example:8443/\u00fc?q"))
        .isEqualTo("https://xn--bcher-kva.example:8443/\u00fc?q");
    // Ideographic full stops part labels too, so this is loopback, which is refused.
    assertThat(fetcher.fetch(Request.of(URI.create("http://127\u30020\u30020\u30021:1/"))))
        .isInstanceOfSatisfying(
            Download.Failed.class,
            failed -> assertThat(failed.reason()).startsWith("127.0.0.1 is not a public address"));
  }

  @Test
  void failuresSayWhatHappened() {
    on("/gone", exchange -> send(exchange, 404, new byte[0]));
    assertThat(failure("/gone")).isEqualTo("the server answered 404 Not Found");
    assertThat(fetcher.fetch(Request.of(URI.create("http://127.0.0.1:1/"))))
        .isInstanceOf(Download.Failed.class);
  }

  @Test
  void addressWithAUserIsRefusedAndTheSecretNotRepeated() {
    Download refused =
        new Download.Failed(
            "an address must not carry a user name or password", Download.Kind.REFUSED);
    on("/in", exchange -> redirect(exchange, "http://ann:secret@127.0.0.1/"));
    on("/odd", exchange -> redirect(exchange, "http://ann:sec ret@127.0.0.1/"));
    for (String address :
        new String[] {
          "http://ann:secret@127.0.0.1/", "ftp://ann@127.0.0.1/", "http://ann:secret@no_host/"
        }) {
      assertThat(fetcher.fetch(Request.of(URI.create(address)))).isEqualTo(refused);
    }
    assertThat(fetch("/in")).isEqualTo(refused);
    assertThat(fetch("/odd")).isEqualTo(refused);
  }

  @Test
  void reasonNamesNoJavaClass() {
    assertThat(Failures.of(new IOException()).reason()).isEqualTo("the connection failed");
    assertThat(
            Failures.of(
                    new IOException(
                        "PKIX path building failed:"
                            + " sun.security.provider.certpath.SunCertPathBuilderException: unable"))
                .reason())
        .isEqualTo("PKIX path building failed: unable");
  }

  private boolean awaited(int millis) {
    try {
      return ended.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static Fetcher fetcher(String allowed) {
    return new Fetcher(
        new FetchLimits(Duration.ofSeconds(1), MAX_BYTES, 3, "test", Allowance.parse(allowed)));
  }

  private String failure(String path) {
    return ((Download.Failed) fetch(path)).reason();
  }

  private Download fetch(String path) {
    return fetcher.fetch(Request.of(address(path)));
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void on(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    send(exchange, 302, new byte[0]);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}

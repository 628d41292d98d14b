package newswatch.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers answer, and what is made of it. */
class AnswersTest {
  private final Site site = new Site();
  private final Fetcher fetcher = Fetchers.allowing(site.host());

  @AfterEach
  void stop() throws IOException {
    fetcher.close();
    site.close();
  }

  @Test
  void answerIsReadWithItsValidatorsAndFreshness() {
    site.bytes(
        "/feed",
        "<rss/>".getBytes(UTF_8),
        "ETag",
        "\"v1\"",
        "Content-Type",
        "text/xml; charset=utf-8",
        "Cache-Control",
        "public, max-age=600");
    assertThat(fetch("/feed"))
        .isInstanceOfSatisfying(
            Download.Changed.class,
            changed -> {
              assertThat(changed.content().stream()).hasContent("<rss/>");
              assertThat(changed.content().size()).isEqualTo(6);
              assertThat(changed.validators()).isEqualTo(new Validators("\"v1\"", null));
              assertThat(changed.contentType()).isEqualTo("text/xml; charset=utf-8");
              assertThat(changed.address()).isEqualTo(site.address("/feed"));
              assertThat(changed.movedTo()).isNull();
              assertThat(changed.freshFor()).isEqualTo(Duration.ofMinutes(10));
            });
  }

  @Test
  void validatorsAreSentAndAnUnchangedAnswerIsSaidToBeSo() {
    site.on(
        "/feed",
        exchange -> {
          boolean known =
              "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                  && "then".equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
          exchange.getResponseHeaders().set("Cache-Control", "max-age=60");
          Site.send(exchange, known ? 304 : 200, new byte[0]);
        });
    Request request = Request.of(site.address("/feed"));
    assertThat(fetcher.fetch(request.ifChangedSince(new Validators("\"v1\"", "then"))))
        .isEqualTo(new Download.Unchanged(null, Duration.ofMinutes(1)));
  }

  @Test
  void nothingChangedIsNoAnswerToWhoAskedForEverything() {
    site.status("/feed", 304);
    assertThat(fetch("/feed"))
        .isEqualTo(
            new Failed(
                "the server says that nothing changed (304), and was not asked that",
                Kind.PASSING));
  }

  /** The next answer on that connection would be the smuggled one. */
  @Test
  void bodyOfA304IsNotTakenForTheNextAnswer() throws IOException {
    String smuggled = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";
    try (RawSite raw =
            RawSite.saying(
                "HTTP/1.1 304 Not Modified\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(smuggled.length(), smuggled));
        Fetcher own = Fetchers.allowing(raw.host())) {
      Request request = Request.of(raw.address()).ifChangedSince(new Validators("\"v1\"", null));
      for (int i = 0; i < 5; i++) {
        assertThat(own.fetch(request)).isEqualTo(new Download.Unchanged(null, null));
      }
      assertThat(raw.connections).hasValue(5);
    }
  }

  @Test
  void throttlingIsToldWithItsDurationAtMostADay() {
    site.status("/busy", 429, "Retry-After", "120");
    site.status("/forever", 503, "Retry-After", "315360000");
    site.status("/down", 503);
    assertThat(fetch("/busy")).isEqualTo(new Download.Throttled(Duration.ofMinutes(2)));
    assertThat(fetch("/forever")).isEqualTo(new Download.Throttled(Duration.ofDays(1)));
    assertThat(fetch("/down")).isEqualTo(new Download.Throttled(null));
  }

  @Test
  void goneIsNotMissing() {
    site.status("/gone", 410);
    site.status("/missing", 404);
    assertThat(fetch("/gone")).isEqualTo(new Download.Gone());
    assertThat(fetch("/missing"))
        .isEqualTo(new Failed("the server answered 404 Not Found", Kind.LASTING));
  }

  @ParameterizedTest
  @CsvSource({
    "400, LASTING", "401, LASTING", "403, LASTING", "408, PASSING", "425, PASSING",
    "451, LASTING", "500, PASSING", "502, PASSING", "504, PASSING", "204, LASTING",
    "300, LASTING"
  })
  void statusTellsWhetherToAskAgainSoon(int status, Kind kind) {
    site.status("/it", status);
    assertThat(Fetchers.failed(fetch("/it")).kind()).isEqualTo(kind);
  }

  @Test
  void serversOwnWordsAreCutShortAndPlain() throws IOException {
    try (RawSite raw =
            RawSite.saying(
                "HTTP/1.1 500 \u001b[31m"
                    + "x".repeat(500)
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Fetcher own = Fetchers.allowing(raw.host())) {
      assertThat(Fetchers.failed(own.fetch(Request.of(raw.address()))).reason())
          .matches("the server answered 500 \\[31mx{70,80}");
    }
  }

  @Test
  void hostIsReachedByIpv6AddressAndByAllowedName() throws IOException {
    try (Site six = new Site("::1");
        Fetcher own =
            Fetchers.allowing(
                "[::1]:" + six.port() + ",news.example:" + site.port(),
                new Names().with("news.example", "127.0.0.1"))) {
      six.text("/", "six");
      site.text("/four", "four");
      assertThat(
              Fetchers.text(own.fetch(Request.of(URI.create("http://[::1]:" + six.port() + "/")))))
          .isEqualTo("six");
      assertThat(
              Fetchers.text(
                  own.fetch(
                      Request.of(URI.create("http://News.Example.:" + site.port() + "/four#x")))))
          .isEqualTo("four");
    }
  }

  private Download fetch(String path) {
    return fetcher.fetch(Request.of(site.address(path)));
  }
}

package newswatch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoliteFetcherTest {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Site site = new Site("0.0.0.0");
  private final Fetcher fetcher = Fetchers.allowing("127.0.0.0/8");
  private final PoliteFetcher polite = polite(fetcher, PAUSE);

  @AfterEach
  void stop() throws IOException {
    polite.close();
    fetcher.close();
    site.close();
  }

  @Test
  void whatRobotsTxtForbidsIsNotAskedForAndRobotsTxtOnlyOnce() {
    site.text(
        "/robots.txt", "User-agent: newswatch\nDisallow: /private\n\nUser-agent: *\nDisallow: /");
    site.text("/page", "page").text("/private", "secret");
    assertThat(Fetchers.text(get("/page"))).isEqualTo("page");
    assertThat(get("/private"))
        .isEqualTo(new Failed("robots.txt of 127.0.0.1 forbids it", Kind.REFUSED));
    assertThat(get("/private/more?x=1")).isInstanceOf(Failed.class);
    assertThat(site.asked()).containsExactly("/robots.txt", "/page");
  }

  @Test
  void whatSomebodyToldUsToFetchIsNotAskedOfRobotsTxt() {
    site.text("/robots.txt", "User-agent: *\nDisallow: /").text("/feed", "feed");
    assertThat(Fetchers.text(polite.fetchAsTold(request("/feed")).join())).isEqualTo("feed");
    assertThat(site.asked()).containsExactly("/feed");
  }

  @Test
  void redirectIsAskedOfRobotsTxtToo() {
    site.text("/robots.txt", "User-agent: *\nDisallow: /private");
    site.redirect("/in", 302, "/private").text("/private", "secret");
    assertThat(get("/in"))
        .isEqualTo(new Failed("robots.txt of 127.0.0.1 forbids it", Kind.REFUSED));
    assertThat(site.asked()).containsExactly("/robots.txt", "/in");
  }

  @Test
  void redirectToAnotherHostIsAskedOfThatHostsRobotsTxtAndKeepsTheMove() {
    site.redirect("/in", 301, "http://127.0.0.2:" + site.port() + "/out");
    site.on("/robots.txt", exchange -> Site.send(exchange, 404, new byte[0]));
    site.text("/out", "page");
    assertThat(get("/in"))
        .isInstanceOfSatisfying(
            Download.Changed.class,
            changed ->
                assertThat(changed.movedTo())
                    .isEqualTo(URI.create("http://127.0.0.2:" + site.port() + "/out")));
    assertThat(site.asked()).containsExactly("/robots.txt", "/in", "/robots.txt", "/out");
  }

  @Test
  void loopBetweenHostsEnds() {
    site.status("/robots.txt", 404);
    site.on(
        "/in",
        exchange -> {
          boolean first = exchange.getLocalAddress().getAddress().getHostAddress().endsWith(".1");
          exchange
              .getResponseHeaders()
              .set("Location", "http://127.0.0." + (first ? 2 : 1) + ":" + site.port() + "/in");
          Site.send(exchange, 301, new byte[0]);
        });
    assertThat(get("/in")).isEqualTo(new Failed("more than 5 redirects", Kind.LASTING));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410})
  void withoutRobotsTxtEverythingIsAllowed(int status) {
    site.status("/robots.txt", status).text("/page", "page");
    assertThat(Fetchers.text(get("/page"))).isEqualTo("page");
  }

  @Test
  void whileRobotsTxtCannotBeReadNothingIsFetchedNorItAskedAgain() {
    site.status("/robots.txt", 500).text("/page", "page");
    Download unread =
        new Failed(
            "robots.txt of 127.0.0.1 cannot be read:"
                + " the server answered 500 Internal Server Error",
            Kind.PASSING);
    assertThat(get("/page")).isEqualTo(unread);
    assertThat(get("/page")).isEqualTo(unread);
    assertThat(site.asked()).containsExactly("/robots.txt");
  }

  @Test
  void robotsTxtThatAsksForRestIsGivenIt() {
    site.status("/robots.txt", 503, "Retry-After", "3600").text("/page", "page");
    assertThat(get("/page")).isEqualTo(new Download.Throttled(Duration.ofHours(1)));
    assertThat(get("/page"))
        .isInstanceOfSatisfying(
            Download.Throttled.class,
            throttled ->
                assertThat(throttled.retryAfter())
                    .isBetween(Duration.ofMinutes(59), Duration.ofHours(1)));
    assertThat(site.asked()).containsExactly("/robots.txt");
  }

  @Test
  void hostThatThrottlesIsLeftAlone() {
    site.status("/robots.txt", 404).status("/busy", 429, "Retry-After", "3600");
    site.text("/page", "page");
    List<CompletableFuture<Download>> endings = new ArrayList<>();
    for (String path : new String[] {"/busy", "/page", "/page"}) {
      endings.add(polite.fetch(request(path)));
    }
    endings.forEach(one -> assertThat(one.join()).isInstanceOf(Download.Throttled.class));
    assertThat(site.asked()).containsExactly("/robots.txt", "/busy");
  }

  @Test
  void fetchesFromOneHostArePausedBetweenAndOnesFromOthersAreNot() {
    site.status("/robots.txt", 404).text("/page", "page");
    long begin = System.nanoTime();
    List<CompletableFuture<Download>> endings = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      endings.add(polite.fetch(request("/page")));
    }
    Download other =
        polite.fetch(Request.of(URI.create("http://127.0.0.9:" + site.port() + "/page"))).join();
    assertThat(Fetchers.text(other)).isEqualTo("page");
    assertThat(endings.getLast()).isNotDone();
    endings.forEach(one -> assertThat(Fetchers.text(one.join())).isEqualTo("page"));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(PAUSE.multipliedBy(5));
  }

  @Test
  void crawlDelayIsKeptToButNotBeyondTheLongest() {
    site.text("/robots.txt", "User-agent: *\nCrawl-delay: 86400");
    site.text("/page", "page");
    long begin = System.nanoTime();
    get("/page");
    assertThat(Fetchers.text(get("/page"))).isEqualTo("page");
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(Duration.ofMillis(500), Duration.ofSeconds(20));
  }

  @Test
  void waitingForAHostDoesNotCountAgainstTheDeadline() {
    site.status("/robots.txt", 404).text("/page", "page");
    List<CompletableFuture<Download>> endings = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      endings.add(polite.fetch(request("/page").within(Duration.ofMillis(500))));
    }
    endings.forEach(one -> assertThat(Fetchers.text(one.join())).isEqualTo("page"));
  }

  @Test
  void hostilesRulesAreReadAndMatchedInNoTime() {
    String evil = "User-agent: *\n" + ("Disallow: /" + "*a".repeat(500) + "b\n").repeat(400);
    site.text("/robots.txt", evil);
    site.text("/", "page");
    long begin = System.nanoTime();
    assertThat(Fetchers.text(get("/" + "a".repeat(2000)))).isEqualTo("page");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void onlyTheFirst500KibOfRobotsTxtCount() throws IOException {
    Fetcher small =
        new Fetcher(
            new FetchLimits(
                Duration.ofSeconds(10), 1024, 5, "Newswatch/0.1", Allowance.parse("127.0.0.0/8")));
    try (small;
        PoliteFetcher own = polite(small, Duration.ZERO)) {
      String filler = ("# " + "x".repeat(97) + "\n").repeat(5120);
      site.text(
          "/robots.txt", "User-agent: *\nDisallow: /first\n" + filler + "\nDisallow: /last\n");
      site.text("/last", "page");
      assertThat(own.fetch(request("/first")).join()).isInstanceOf(Failed.class);
      assertThat(Fetchers.text(own.fetch(request("/last")).join())).isEqualTo("page");
    }
  }

  @Test
  void addressThatIsNotPublicIsRefusedForThatReason() {
    Failed failed =
        Fetchers.failed(polite.fetch(Request.of(URI.create("http://10.0.0.1/"))).join());
    assertThat(failed.reason()).contains("10.0.0.1 is not a public address");
    assertThat(failed.kind()).isEqualTo(Kind.REFUSED);
    assertThat(
            Fetchers.failed(polite.fetch(Request.of(URI.create("ftp://a.example/"))).join()).kind())
        .isEqualTo(Kind.REFUSED);
  }

  @Test
  void closingEndsThoseWhoWait() {
    CountDownLatch asked = new CountDownLatch(1);
    site.status("/robots.txt", 404);
    site.on(
        "/slow",
        exchange -> {
          asked.countDown();
          try {
            Thread.sleep(Duration.ofSeconds(30));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    CompletableFuture<Download> first = polite.fetch(request("/slow"));
    CompletableFuture<Download> second = polite.fetch(request("/slow"));
    assertThat(asked).satisfies(latch -> latch.await(10, TimeUnit.SECONDS));
    polite.close();
    Download ended = new Failed("everything ends here; ask again later", Kind.PASSING);
    assertThat(first.join()).isEqualTo(ended);
    assertThat(second.join()).isEqualTo(ended);
    assertThat(polite.fetch(request("/slow")).join()).isEqualTo(ended);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Newswatch/0.1 (+https://news.example)",
        "newswatch",
        "Mozilla/5.0 (compatible; NewsWatch/1.0; +https://news.example)"
      })
  void ourNameIsTakenFromTheUserAgent(String userAgent) {
    assertThat(Robots.product(userAgent)).isEqualTo("newswatch");
  }

  private static PoliteFetcher polite(Fetcher fetcher, Duration pause) {
    return new PoliteFetcher(
        fetcher,
        new Pace(
            1,
            pause,
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            100,
            16));
  }

  private Download get(String path) {
    return polite.fetch(request(path)).join();
  }

  private Request request(String path) {
    return Request.of(URI.create("http://127.0.0.1:" + site.port() + path));
  }
}

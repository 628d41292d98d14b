package newswatch.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import newswatch.fetch.Robots.Ruling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RobotsTest {
  private final AtomicInteger status = new AtomicInteger(200);
  private final Site site =
      new Site()
          .on(
              "/robots.txt",
              exchange ->
                  Site.send(
                      exchange,
                      status.get(),
                      "User-agent: *\nDisallow: /no\nCrawl-delay: 3".getBytes(UTF_8)));
  private final Fetcher fetcher = Fetchers.allowing("127.0.0.0/8");
  private final Watch watch = new Watch();
  private final Robots robots = new Robots(fetcher, watch);

  @AfterEach
  void stop() throws IOException {
    fetcher.close();
    site.close();
  }

  @Test
  void rulesAreKeptForADay() {
    assertThat(allows("/yes")).isTrue();
    assertThat(allows("/no")).isFalse();
    watch.pass(Duration.ofHours(24).minusSeconds(1));
    assertThat(allows("/yes")).isTrue();
    assertThat(site.asked()).hasSize(1);
    watch.pass(Duration.ofSeconds(1));
    assertThat(allows("/no")).isFalse();
    assertThat(site.asked()).hasSize(2);
  }

  @Test
  void delayIsTold() {
    assertThat(((Ruling.Rules) ask()).delay()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void whatCannotBeReadIsAskedForAgainAfterFiftySeconds() {
    status.set(502);
    assertThat(ask()).isInstanceOf(Ruling.Unread.class);
    watch.pass(Duration.ofSeconds(49));
    assertThat(ask()).isInstanceOf(Ruling.Unread.class);
    assertThat(site.asked()).hasSize(1);
    status.set(200);
    watch.pass(Duration.ofSeconds(1));
    assertThat(allows("/yes")).isTrue();
  }

  @Test
  void rulesFromBeforeStayInForceWhileTheyCannotBeReadAgain() {
    assertThat(allows("/no")).isFalse();
    status.set(502);
    watch.pass(Duration.ofDays(1));
    assertThat(allows("/no")).isFalse();
    assertThat(allows("/yes")).isTrue();
    assertThat(site.asked()).hasSize(2);
    status.set(404);
    watch.pass(Duration.ofMinutes(10));
    assertThat(allows("/no")).isTrue();
  }

  @Test
  void redirectsAreFollowedFiveTimesAndMoreMeanThatThereAreNoRules() {
    try (Site moving = new Site()) {
      for (int i = 0; i < 7; i++) {
        moving.redirect("/" + i + "/", 302, "/" + (i + 1) + "/");
      }
      moving.redirect("/robots.txt", 302, "/3/").text("/7/", "User-agent: *\nDisallow: /");
      assertThat(rules(moving).allow(moving.address("/"))).isFalse();
      assertThat(moving.asked()).hasSize(6);
    }
    try (Site moving = new Site()) {
      moving.redirect("/robots.txt", 302, "/robots.txt");
      assertThat(rules(moving).allow(moving.address("/"))).isTrue();
    }
  }

  /** Each stands for some hundred KiB of rules; all of them would fill the memory. */
  @Test
  void rulesOfManyOriginsAreForgottenTheOldestFirst() {
    String rules = "User-agent: *\n" + "Disallow: /a-rather-long-path\n".repeat(10_000);
    try (Site everywhere = new Site("0.0.0.0").text("/robots.txt", rules)) {
      for (int i = 1; i <= 20; i++) {
        robots.of(new Origin("http", "127.0.2." + i, everywhere.port()));
      }
      assertThat(robots.weight()).isBetween(1L, 16L * 1024 * 1024);
      assertThat(everywhere.asked()).hasSize(20);
      robots.of(new Origin("http", "127.0.2.20", everywhere.port()));
      assertThat(everywhere.asked()).hasSize(20);
      robots.of(new Origin("http", "127.0.2.1", everywhere.port()));
      assertThat(everywhere.asked()).hasSize(21);
    }
  }

  private Ruling.Rules rules(Site of) {
    return (Ruling.Rules) robots.of(Origin.of(of.address("/")));
  }

  private boolean allows(String path) {
    URI address = site.address(path);
    return ((Ruling.Rules) ask()).allow(address);
  }

  private Ruling ask() {
    return robots.of(Origin.of(site.address("/")));
  }
}

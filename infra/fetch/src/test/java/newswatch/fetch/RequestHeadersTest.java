package newswatch.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersTest {
  private static final String SECRET = "Bearer s3cret";

  private final Site site = new Site();
  private final Site other = new Site();
  private final Fetcher fetcher = Fetchers.allowing(site.host() + "," + other.host());
  private final List<String> told = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() throws IOException {
    fetcher.close();
    site.close();
    other.close();
  }

  @Test
  void headersGoToTheAddressAndAlongRedirectsWithinItsOrigin() {
    listen(site, "/feed");
    site.redirect("/old", 301, "/feed");
    fetcher.fetch(request(site.address("/old")));
    assertThat(told).containsExactly(SECRET);
  }

  /** Another port is another origin; and the way back does not bring the secret back. */
  @Test
  void headersAreDroppedForGoodAtTheFirstRedirectElsewhere() {
    listen(site, "/feed");
    listen(other, "/feed");
    site.redirect("/away", 302, other.address("/feed").toString());
    site.redirect("/round", 302, other.address("/back").toString());
    other.redirect("/back", 302, site.address("/feed").toString());
    fetcher.fetch(request(site.address("/away")));
    fetcher.fetch(request(site.address("/round")));
    assertThat(told).containsExactly("nothing", "nothing");
  }

  @Test
  void onlyOurOwnNameAndWhatIsAskedForIsSentBesides() {
    List<String> names = new CopyOnWriteArrayList<>();
    site.on(
        "/feed",
        exchange -> {
          names.addAll(exchange.getRequestHeaders().keySet());
          told.add(exchange.getRequestHeaders().getFirst("User-Agent"));
          Site.send(exchange, 200, new byte[] {'x'});
        });
    fetcher.fetch(Request.of(site.address("/feed")));
    assertThat(names)
        .containsExactlyInAnyOrder("Host", "User-agent", "Connection", "Accept-encoding");
    assertThat(told).containsExactly("Newswatch/0.1");
  }

  @Test
  void valueIsNowhereToBeRead() {
    Request request =
        request(URI.create("http://ann:s3cret@news.example/feed")).within(Duration.ofSeconds(5));
    assertThat(request.toString())
        .isEqualTo(
            "Request[address=http://news.example/feed, headers=[Authorization], within=PT5S]");
    assertThat(fetcher.fetch(request).toString()).doesNotContain("s3cret");
    assertThatThrownBy(() -> Request.of(site.address("/")).with("Authorization", "s3cret\r\nX: y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'Authorization'")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host",
        "content-length",
        "Transfer-Encoding",
        "Accept-Encoding",
        "Range",
        "X\r\nY",
        "",
        "A B"
      })
  void headerThatWouldChangeTheMessageItselfIsRefused(String name) {
    assertThatThrownBy(() -> Request.of(site.address("/")).with(name, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("\r");
  }

  @Test
  void sameHeaderInOtherLettersIsSentOnce() {
    assertThat(Request.of(site.address("/")).with("x-key", "1").with("X-Key", "2").headers())
        .hasSize(1)
        .containsValue("2");
  }

  private static Request request(URI address) {
    return Request.of(address).with("Authorization", SECRET);
  }

  private void listen(Site site, String path) {
    site.on(
        path,
        exchange -> {
          String value = exchange.getRequestHeaders().getFirst("Authorization");
          told.add(value == null ? "nothing" : value);
          Site.send(exchange, 200, new byte[] {'x'});
        });
  }
}

package newswatch.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
  private final Site site = new Site();
  private final Site canary = new Site("127.0.0.2").text("/", "secret");
  private final Fetcher fetcher = Fetchers.allowing(site.host());

  @AfterEach
  void stop() throws IOException {
    fetcher.close();
    site.close();
    canary.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'301', 1",
    "'308', 1",
    "'302', ",
    "'303', ",
    "'307', ",
    "'301 308', 2",
    "'301 302', 1",
    "'301 302 301', 1",
    "'302 301', "
  })
  void onlyPermanentRedirectsBeforeAnyOtherMoveAnAddress(String chain, @Nullable Integer moved) {
    String[] hops = chain.split(" ", -1);
    for (int i = 0; i < hops.length; i++) {
      site.redirect("/" + i, Integer.parseInt(hops[i]), "" + (i + 1));
    }
    site.text("/" + hops.length, "feed");
    assertThat(fetch("/0"))
        .isInstanceOfSatisfying(
            Download.Changed.class,
            changed -> {
              assertThat(changed.address()).isEqualTo(site.address("/" + hops.length));
              assertThat(changed.movedTo())
                  .isEqualTo(moved == null ? null : site.address("/" + moved));
            });
  }

  @Test
  void unchangedAnswerTellsOfTheMoveToo() {
    site.redirect("/old", 301, "/new").status("/new", 304);
    Request request = Request.of(site.address("/old"));
    assertThat(fetcher.fetch(request.ifChangedSince(new Validators("\"v\"", null))))
        .isEqualTo(new Download.Unchanged(site.address("/new"), null));
  }

  @Test
  void stepFromHttpsToHttpIsFollowedButNeverForGood() {
    Journey journey = journey("https://a.example/feed").moved(301, URI.create("http://a.example/"));
    assertThat(journey.movedTo()).isNull();
    assertThat(journey.moved(301, URI.create("http://a.example/2")).movedTo()).isNull();
    assertThat(journey("http://a.example/feed").moved(301, URI.create("https://a.example/")))
        .extracting(Journey::movedTo)
        .isEqualTo(URI.create("https://a.example/"));
  }

  @Test
  void loopAndLongChainEndAfterFiveHops() {
    site.redirect("/loop", 302, "/loop");
    for (int i = 0; i < 31; i++) {
      site.redirect("/hop/" + i + "/", 302, "/hop/" + (i + 1) + "/");
    }
    site.text("/hop/31/", "feed");
    Download endless = new Failed("more than 5 redirects", Kind.LASTING);
    assertThat(fetch("/loop")).isEqualTo(endless);
    assertThat(site.asked()).hasSize(6);
    assertThat(fetch("/hop/0/")).isEqualTo(endless);
    assertThat(site.asked()).hasSize(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://127.0.0.2/",
        "gopher://127.0.0.2/_x",
        "jar:http://127.0.0.2!/",
        "data:text/plain,x",
        "javascript:alert(1)"
      })
  void otherSchemesAreRefused(String to) {
    site.redirect("/in", 302, to);
    assertThat(Fetchers.failed(fetch("/in")))
        .isEqualTo(
            new Failed(
                "only http and https addresses are reached, not " + URI.create(to).getScheme(),
                Kind.REFUSED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2:PORT/",
        "//127.0.0.2:PORT/",
        "http://ok.example@127.0.0.2:PORT/",
        "http://127.0.0.2:PORT\\@ok.example/",
        "http:\\\\127.0.0.2:PORT/",
        "\\\\127.0.0.2:PORT/",
        "http://127.0.0.2\t:PORT/",
        "http://127.0.0.2%2f:PORT/",
        "http://%31%32%37.0.0.2:PORT/",
        "http://127.0.0.2:PORT%40ok.example/",
        "http://2130706434:PORT/",
        "http://0x7f.2:PORT/",
        "http://127.0.0.2 :PORT/"
      })
  void privateAddressIsNotReachedHoweverItIsWritten(String to) {
    site.redirect("/in", 302, to.replace("PORT", "" + canary.port()));
    Failed failed = Fetchers.failed(fetch("/in"));
    assertThat(failed.reason()).doesNotContain("secret");
    assertThat(canary.asked()).isEmpty();
  }

  @Test
  void redirectThatNamesAUserIsRefusedAndTheSecretNotRepeated() {
    Download refused =
        new Failed("an address must not carry a user name or password", Kind.REFUSED);
    site.redirect("/in", 302, "http://ann:secret@127.0.0.1/");
    site.redirect("/odd", 302, "http://ann:sec ret@127.0.0.1/");
    assertThat(fetch("/in")).isEqualTo(refused);
    assertThat(fetch("/odd")).isEqualTo(refused);
  }

  @Test
  void headerCannotBeSmuggledInThroughALocation() throws IOException {
    try (RawSite raw =
            new RawSite(
                out -> {
                  String to = "/x%0d%0aX-Evil:%201";
                  out.write(
                      "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
                          .formatted(to)
                          .getBytes(UTF_8));
                });
        Fetcher own = Fetchers.allowing(raw.host())) {
      assertThat(own.fetch(Request.of(raw.address())))
          .isEqualTo(new Failed("more than 5 redirects", Kind.LASTING));
      assertThat(raw.requests).hasValue(6);
    }
  }

  @Test
  void redirectWithoutAnAddressIsSaidToBeSo() {
    site.status("/nowhere", 302);
    site.redirect("/odd", 302, "http://[");
    assertThat(fetch("/nowhere"))
        .isEqualTo(new Failed("a redirect (302) that does not say where to", Kind.LASTING));
    assertThat(fetch("/odd"))
        .isEqualTo(new Failed("a redirect (302) to what is no address", Kind.LASTING));
  }

  @Test
  void blanksAndLettersInALocationAreTakenAsBrowsersDo() throws IOException {
    site.on("/a b\u00fc", exchange -> Site.send(exchange, 200, new byte[] {'x'}));
    assertThat(
            Objects.requireNonNull(
                Destination.redirected(site.address("/"), "/a b\u00c3\u00bc?q=|")))
        .isEqualTo(site.address("/a%20b%C3%BC?q=%7C"));
    assertThat(fetch("/a%20b%C3%BC")).isInstanceOf(Download.Changed.class);
  }

  private static Journey journey(String from) {
    URI address = URI.create(from);
    return Journey.of(Request.of(address), address);
  }

  private Download fetch(String path) {
    return fetcher.fetch(Request.of(site.address(path)));
  }
}

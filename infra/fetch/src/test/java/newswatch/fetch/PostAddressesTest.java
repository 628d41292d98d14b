package newswatch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import newswatch.fetch.Download.Kind;
import newswatch.fetch.Posted.Answered;
import newswatch.fetch.Posted.Failed;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A canary sits where nothing may post; what is objected to is what is refused. */
class PostAddressesTest {
  private final Site canary = new Site("0.0.0.0").text("/", "canary");
  private final Names names =
      new Names()
          .with("localhost", "127.0.0.1")
          .with("inside.example", "127.0.0.1")
          .with("mixed.example", "127.0.0.2", "::1")
          .with("fine.example", "127.0.0.2")
          .with("public.example", "8.8.8.8", "2606:4700::1111");
  private final Poster poster =
      new Poster(Fetchers.limits(Fetchers.DEADLINE, "127.0.0.2/32"), names, null);

  @AfterEach
  void stop() {
    poster.close();
    canary.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0.0.0.0",
        "localhost",
        "LOCALHOST.",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[fe80::1%25lo]",
        "[fd12:3456::1]",
        "10.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.0.1",
        "\uff11\uff12\uff17.0.0.1",
        "inside.example",
        "mixed.example",
        "ok.example@127.0.0.1"
      })
  void addressThatIsNotPublicIsRefusedAndObjectedTo(String host) {
    URI address = URI.create("http://" + host + ":" + canary.port() + "/s3cret");
    Failed failed = PosterTest.failed(poster.post(PosterTest.to(address)));
    assertThat(failed.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failed.reason()).doesNotContain("canary", "refuses", "answered", "s3cret");
    assertThat(poster.objection(address)).isEqualTo(failed);
    assertThat(canary.asked()).isEmpty();
  }

  /** Whether anything listens there must not be told either. */
  @Test
  void refusalIsTheSameWhereNothingListens() {
    String open = reason("http://127.0.0.1:" + canary.port() + "/");
    assertThat(open.replace("" + canary.port(), "1")).isEqualTo(reason("http://127.0.0.1:1/"));
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://public.example/s3cret, 'only http and https addresses are reached, not ftp'",
    "file:///s3cret, 'only http and https addresses are reached, not file'",
    "/s3cret, 'only http and https addresses are reached, not null'",
    "https:s3cret, the address names no host",
    "https://ann:s3cret@public.example/, an address must not carry a user name or password",
    "https://public.example:0/s3cret, there is no port 0",
    "https://nobody.example/s3cret, the host name is not known: nobody.example"
  })
  void objectionIsInWordsAndRepeatsNoSecret(String address, String objection) {
    assertThat(Objects.requireNonNull(poster.objection(URI.create(address))).reason())
        .isEqualTo(objection);
    assertThat(reason(address)).isEqualTo(objection);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://public.example/s3cret",
        "http://public.example/",
        "https://8.8.8.8/",
        "https://[2606:4700::1111]:8443/",
        "http://127.0.0.2:1/",
        "http://fine.example:1/"
      })
  void publicOrAllowedAddressIsNotObjectedToWhetherOrNotAnythingListens(String address) {
    assertThat(poster.objection(URI.create(address))).isNull();
  }

  @Test
  void allowedBlockIsReached() {
    URI address = URI.create("http://fine.example:" + canary.port() + "/");
    assertThat(poster.objection(address)).isNull();
    assertThat(canary.asked()).isEmpty();
    assertThat(poster.post(PosterTest.to(address))).isEqualTo(new Answered(200, null));
  }

  /** It was fine when it was saved. */
  @Test
  void nameThatLeadsElsewhereLaterIsRefusedThen() {
    AtomicInteger lookups = new AtomicInteger();
    DnsResolver rebinding =
        resolver(() -> lookups.incrementAndGet() == 1 ? "127.0.0.2" : "127.0.0.1");
    try (Poster own =
        new Poster(Fetchers.limits(Fetchers.DEADLINE, "127.0.0.2/32"), rebinding, null)) {
      URI address = URI.create("http://rebind.example:" + canary.port() + "/");
      assertThat(own.objection(address)).isNull();
      assertThat(PosterTest.failed(own.post(PosterTest.to(address))).kind())
          .isEqualTo(Kind.REFUSED);
      assertThat(canary.asked()).isEmpty();
    }
  }

  @Test
  void nameServerThatDoesNotAnswerIsAnObjectionInTime() {
    CountDownLatch never = new CountDownLatch(1);
    DnsResolver hanging =
        resolver(
            () -> {
              try {
                never.await();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
              return "127.0.0.2";
            });
    try (Poster own = new Poster(Fetchers.limits(Fetchers.SHORT, "127.0.0.2/32"), hanging, null)) {
      long begin = System.nanoTime();
      Failed objection =
          Objects.requireNonNull(own.objection(URI.create("https://news.example/s3cret")));
      assertThat(objection.kind()).isEqualTo(Kind.PASSING);
      assertThat(objection.reason())
          .contains("the name servers do not answer in time")
          .doesNotContain("s3cret");
      assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
    } finally {
      never.countDown();
    }
  }

  private String reason(String address) {
    return PosterTest.failed(poster.post(PosterTest.to(URI.create(address)))).reason();
  }

  private static DnsResolver resolver(Supplier<String> literal) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) {
        return new InetAddress[] {InetAddress.ofLiteral(literal.get())};
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }
}

package newswatch.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeAnswersTest {
  private static final int MAX_BYTES = Fetchers.MAX_BYTES;
  private static final long GIGABYTE = 1L << 30;
  private static final Failed TOO_LARGE =
      new Failed("the answer is larger than " + MAX_BYTES + " bytes", Kind.LASTING);

  /** What kernels keep for both ends of a connection, whoever reads. */
  private static final long UNDERWAY = 16L << 20;

  private final Site site = new Site();
  private final Fetcher fetcher = Fetchers.allowing(site.host());

  @AfterEach
  void stop() throws IOException {
    fetcher.close();
    site.close();
  }

  @Nested
  class OverTheWire {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n",
          "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n",
          "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 1073741824\r\n\r\n",
          "HTTP/1.1 404 Not Found\r\nContent-Length: 1073741824\r\n\r\n",
          "HTTP/1.1 429 Slow down\r\nConnection: close\r\n\r\n"
        })
    void connectionIsClosedOnAGigabyte(String head) throws IOException {
      try (RawSite raw = new RawSite(out -> gigabyte(out, head));
          Fetcher own = Fetchers.allowing(raw.host())) {
        Download download = own.fetch(Request.of(raw.address()));
        if (head.contains("200")) {
          assertThat(download).isEqualTo(TOO_LARGE);
        } else {
          assertThat(download).isNotInstanceOf(Download.Changed.class);
        }
        assertThat(raw.sent.get()).isLessThan(raw.connections.get() * UNDERWAY);
      }
    }

    @Test
    void answerOfExactlyTheLimitIsTaken() {
      site.bytes("/it", new byte[MAX_BYTES]).bytes("/more", new byte[MAX_BYTES + 1]);
      assertThat(Fetchers.text(fetch("/it"))).hasSize(MAX_BYTES);
      assertThat(fetch("/more")).isEqualTo(TOO_LARGE);
      site.on(
          "/chunked",
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[MAX_BYTES]);
          });
      assertThat(Fetchers.text(fetch("/chunked"))).hasSize(MAX_BYTES);
    }

    /** Announcing costs a server nothing, so it must cost us nothing. */
    @Test
    void lengthThatIsOnlyAnnouncedTakesNoMemory() throws IOException {
      Fetcher own =
          new Fetcher(
              new FetchLimits(Fetchers.DEADLINE, 1 << 30, 5, "x", Allowance.parse("127.0.0.0/8")));
      try (own;
          RawSite raw =
              new RawSite(
                  out -> {
                    out.write(
                        "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\nx".getBytes(UTF_8));
                    out.close();
                  })) {
        for (int i = 0; i < 20; i++) {
          assertThat(own.fetch(Request.of(raw.address())))
              .isEqualTo(new Failed("the answer was broken off", Kind.PASSING));
        }
      }
    }

    private static void gigabyte(OutputStream out, String head) throws IOException {
      out.write(head.getBytes(ISO_8859_1));
      byte[] block = new byte[64 * 1024];
      for (long sent = 0; sent < GIGABYTE; sent += block.length) {
        out.write(block);
      }
    }
  }

  @Nested
  class Unpacked {
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void bombIsStoppedAtTheLimit(String coding) {
      byte[] bomb = packed(coding, new byte[64 << 20]);
      assertThat(bomb.length).isLessThan(128 * 1024);
      Fetcher roomy =
          new Fetcher(
              new FetchLimits(Fetchers.DEADLINE, 128 * 1024, 5, "x", Allowance.parse(site.host())));
      try (roomy) {
        site.bytes("/bomb", bomb, "Content-Encoding", coding);
        assertThat(roomy.fetch(Request.of(site.address("/bomb"))))
            .isEqualTo(new Failed("the answer is larger than 131072 bytes", Kind.LASTING));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Within the limit, but tighter than anything that somebody wrote. */
    @Test
    void bombWithinTheLimitIsStoppedByItsRatio() throws IOException {
      site.bytes("/bomb", packed("gzip", new byte[4 << 20]), "Content-Encoding", "gzip");
      Fetcher roomy =
          new Fetcher(
              new FetchLimits(Fetchers.DEADLINE, 5 << 20, 5, "x", Allowance.parse(site.host())));
      try (roomy) {
        assertThat(roomy.fetch(Request.of(site.address("/bomb"))))
            .isEqualTo(
                new Failed(
                    "the answer cannot be unpacked: it is packed more than 250 times",
                    Kind.LASTING));
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "raw", "GZIP, identity"})
    void packedAnswerIsUnpacked(String coding) {
      byte[] bytes = "<rss/>".repeat(500).getBytes(UTF_8);
      String header = "raw".equals(coding) ? "deflate" : coding;
      site.bytes("/it", packed(coding, bytes), "Content-Encoding", header);
      assertThat(Fetchers.text(fetch("/it"))).isEqualTo("<rss/>".repeat(500));
    }

    @Test
    void packedFileIsUnpackedOnceAndWhatIsInsideThatIsLeft() {
      byte[] file = packed("gzip", "<urlset/>".getBytes(UTF_8));
      site.bytes("/sitemap.xml.gz", file, "Content-Type", "application/gzip");
      assertThat(Fetchers.text(fetch("/sitemap.xml.gz"))).isEqualTo("<urlset/>");
      site.bytes("/twice", packed("gzip", file), "Content-Encoding", "gzip");
      assertThat(Fetchers.text(fetch("/twice"))).isEqualTo("<urlset/>");
      site.bytes("/thrice", packed("gzip", packed("gzip", file)), "Content-Encoding", "gzip");
      assertThat(fetch("/thrice"))
          .isInstanceOfSatisfying(
              Download.Changed.class,
              left -> assertThat(left.content().stream()).hasBinaryContent(file));
    }

    @Test
    void bombInABombIsStoppedToo() {
      byte[] nested = packed("gzip", packed("gzip", new byte[64 << 20]));
      assertThat(nested.length).isLessThan(2048);
      site.bytes("/bomb", nested, "Content-Encoding", "gzip");
      assertThat(fetch("/bomb")).isEqualTo(TOO_LARGE);
    }

    @Test
    void junkBehindIsNotRead() {
      byte[] packed = packed("gzip", "<rss/>".getBytes(UTF_8));
      byte[] junk = Arrays.copyOf(packed, packed.length + 5000);
      Arrays.fill(junk, packed.length, junk.length, (byte) 'j');
      site.bytes("/junk", junk, "Content-Encoding", "gzip");
      assertThat(Fetchers.text(fetch("/junk"))).isEqualTo("<rss/>");
    }

    @Test
    void answerThatIsNotPackedThoughItSaysSoIsTakenAsItIs() {
      site.bytes("/plain", "<rss/>".getBytes(UTF_8), "Content-Encoding", "gzip");
      assertThat(Fetchers.text(fetch("/plain"))).isEqualTo("<rss/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "compress", "gzip, gzip", "../../x"})
    void codingThatNobodyAskedForIsNotUnpacked(String coding) {
      site.bytes("/it", new byte[100], "Content-Encoding", coding);
      Failed failed = Fetchers.failed(fetch("/it"));
      assertThat(failed.kind()).isEqualTo(Kind.LASTING);
      assertThat(failed.reason()).startsWith("the answer cannot be unpacked: ");
    }

    @Test
    void packingThatBreaksOffOrIsBrokenCannotBeUnpacked() {
      byte[] packed = packed("gzip", "<rss/>".repeat(500).getBytes(UTF_8));
      byte[] broken = packed.clone();
      Arrays.fill(broken, 12, 20, (byte) 0xff);
      site.bytes("/short", Arrays.copyOf(packed, packed.length - 12), "Content-Encoding", "gzip");
      site.bytes("/broken", broken, "Content-Encoding", "gzip");
      site.bytes("/deflate", new byte[] {9, 9, 9, 9, 9, 9}, "Content-Encoding", "deflate");
      assertThat(fetch("/short"))
          .isEqualTo(new Failed("the answer cannot be unpacked: it breaks off", Kind.LASTING));
      assertThat(Fetchers.failed(fetch("/broken")).kind()).isEqualTo(Kind.LASTING);
      assertThat(Fetchers.failed(fetch("/deflate")).kind()).isEqualTo(Kind.LASTING);
    }

    private static byte[] packed(String coding, byte[] bytes) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out =
          switch (coding) {
            case "deflate" -> new DeflaterOutputStream(packed);
            case "raw" -> new DeflaterOutputStream(packed, new Deflater(9, true));
            default -> new GZIPOutputStream(packed);
          }) {
        out.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return packed.toByteArray();
    }
  }

  @Nested
  class Heads {
    @ParameterizedTest
    @ValueSource(strings = {"wide", "long", "endless", "status", "blank"})
    void answerWithEndlessHeadersIsGivenUp(String how) throws IOException {
      try (RawSite raw = new RawSite(out -> bomb(out, how));
          Fetcher own = Fetchers.allowing(raw.host())) {
        Failed failed = Fetchers.failed(own.fetch(Request.of(raw.address())));
        assertThat(failed.reason()).startsWith("the answer cannot be read: ");
        assertThat(failed.kind()).isEqualTo(Kind.LASTING);
        assertThat(raw.sent.get()).isLessThan(UNDERWAY);
      }
    }

    private static void bomb(OutputStream out, String how) throws IOException {
      byte[] one =
          switch (how) {
            case "wide", "endless", "status" -> "x".repeat(64 * 1024).getBytes(UTF_8);
            case "blank" -> "\r\n".repeat(1000).getBytes(UTF_8);
            default -> "X-Header: x\r\n".repeat(1000).getBytes(UTF_8);
          };
      String head =
          switch (how) {
            case "status", "blank" -> "";
            default -> "HTTP/1.1 200 OK\r\n";
          };
      out.write(head.getBytes(UTF_8));
      long most = "wide".equals(how) ? one.length : GIGABYTE;
      for (long sent = 0; sent < most; sent += one.length) {
        out.write(one);
      }
    }
  }

  private Download fetch(String path) {
    return fetcher.fetch(Request.of(site.address(path)));
  }
}

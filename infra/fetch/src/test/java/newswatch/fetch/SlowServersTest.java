package newswatch.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

class SlowServersTest {
  private static final Duration SLACK = Duration.ofSeconds(3);
  private static final Failed LATE = new Failed("no complete answer within 2 s", Kind.PASSING);

  @Test
  void headersThatTrickleEndAtTheDeadline() throws IOException {
    try (RawSite site = trickling("HTTP/1.1 200 OK\r\nX-Header: ", "x")) {
      assertThat(timed(() -> fetch(site))).isEqualTo(LATE);
    }
  }

  @Test
  void bodyThatTricklesIsGivenUpBeforeTheDeadline() throws IOException {
    try (RawSite site = trickling("HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n", "x")) {
      assertThat(timed(() -> fetch(site)))
          .isEqualTo(new Failed("the answer came at less than 1024 bytes a second", Kind.PASSING));
    }
  }

  @Test
  void chunksWithoutEndAreGivenUp() throws IOException {
    try (RawSite site =
        trickling("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n")) {
      assertThat(Fetchers.failed(timed(() -> fetch(site))).kind()).isEqualTo(Kind.PASSING);
    }
  }

  @Test
  void silenceEndsAtTheDeadlineAndLessTimeCanBeAskedFor() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try (RawSite site = new RawSite(_ -> await(never));
        Fetcher fetcher = Fetchers.hurried(site.host(), new Names())) {
      long begin = System.nanoTime();
      assertThat(fetcher.fetch(Request.of(site.address()).within(Duration.ofMillis(300))))
          .isEqualTo(new Failed("no complete answer within 300 ms", Kind.PASSING));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
      never.countDown();
    }
  }

  @Test
  void nameServerThatDoesNotAnswerHoldsNobodyBeyondTheDeadline() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    DnsResolver hanging =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            await(never);
            throw new UnknownHostException(host);
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    try (Fetcher fetcher = Fetchers.hurried("", hanging)) {
      Request request = Request.of(URI.create("http://news.example/"));
      assertThat(timed(() -> fetcher.fetch(request))).isEqualTo(LATE);
      assertThat(timed(() -> fetcher.fetch(request))).isEqualTo(LATE);
    } finally {
      never.countDown();
    }
  }

  /** A connection is not made while the backlog of a server is full, and is not refused either. */
  @Test
  void hostOfManyDeadAddressesEndsAtTheDeadlineToo() throws IOException {
    List<Socket> fillers = new ArrayList<>();
    try (ServerSocket dead = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      for (int i = 0; i < 8; i++) {
        Socket filler = new Socket();
        fillers.add(filler);
        try {
          filler.connect(new InetSocketAddress(dead.getInetAddress(), dead.getLocalPort()), 100);
        } catch (IOException _) {
          break;
        }
      }
      String host = "news.example:" + dead.getLocalPort();
      Names names =
          new Names().with("news.example", "127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.1");
      try (Fetcher fetcher = Fetchers.hurried(host, names)) {
        assertThat(timed(() -> fetcher.fetch(Request.of(URI.create("http://" + host + "/")))))
            .isEqualTo(LATE);
      }
    } finally {
      for (Socket filler : fillers) {
        filler.close();
      }
    }
  }

  @Test
  void hundredsOfSlowServersDoNotHinderTheOthers() throws Exception {
    try (RawSite slow = trickling("HTTP/1.1 200 OK\r\nX-Header: ", "x");
        Site site = new Site().text("/feed", "feed");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Download>> waiting = new ArrayList<>();
      try (Fetcher fetcher = Fetchers.allowing("127.0.0.0/8", namesOf(100, slow))) {
        for (int i = 0; i < 300; i++) {
          Request request =
              Request.of(URI.create("http://h%d:%d/".formatted(i % 100, slow.address().getPort())));
          waiting.add(threads.submit(() -> fetcher.fetch(request)));
        }
        for (int i = 0; i < 50; i++) {
          assertThat(Fetchers.text(fetcher.fetch(Request.of(site.address("/feed")))))
              .isEqualTo("feed");
        }
        assertThat(waiting).noneMatch(Future::isDone);
      }
      for (Future<Download> one : waiting) {
        assertThat(Fetchers.failed(one.get()).kind()).isEqualTo(Kind.PASSING);
      }
    }
  }

  private static Names namesOf(int count, RawSite site) {
    Names names = new Names();
    for (int i = 0; i < count; i++) {
      names.with("h" + i, site.address().getHost());
    }
    return names;
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

  private static Download fetch(RawSite site) {
    try (Fetcher fetcher = Fetchers.hurried(site.host(), new Names())) {
      return fetcher.fetch(Request.of(site.address()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Download timed(Supplier<Download> fetch) {
    long begin = System.nanoTime();
    Download download = fetch.get();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Fetchers.SHORT.plus(SLACK));
    return download;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

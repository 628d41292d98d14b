package newswatch.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ManyFetchesTest {
  /** Every way to end gives the connection back: with one kept, four from a host would be all. */
  @Test
  void hundredsAtOnceLeakNoConnectionHoweverTheyEnd() throws Exception {
    try (Site site = new Site("0.0.0.0");
        Fetcher fetcher = Fetchers.allowing("127.0.0.0/8")) {
      site.text("/ok/", "x".repeat(12_000));
      site.bytes("/large", new byte[Fetchers.MAX_BYTES * 2]);
      site.redirect("/moved", 302, "/ok/");
      site.redirect("/away", 302, "file:///etc/passwd");
      site.status("/missing", 404);
      site.status("/busy", 429);
      site.bytes("/br", new byte[9000], "Content-Encoding", "br");
      String[] paths = {"/ok/", "/large", "/moved", "/away", "/missing", "/busy", "/br"};
      for (ExecutorService threads :
          List.of(Executors.newVirtualThreadPerTaskExecutor(), Executors.newFixedThreadPool(200))) {
        try (threads) {
          List<Future<Download>> endings = new ArrayList<>();
          for (int i = 0; i < 700; i++) {
            URI address =
                URI.create("http://127.0.1.%d:%d%s".formatted(i % 10, site.port(), paths[i % 7]));
            endings.add(threads.submit(() -> fetcher.fetch(Request.of(address))));
          }
          for (Future<Download> one : endings) {
            assertThat(one.get().toString()).doesNotContain("no complete answer");
          }
        }
      }
      for (int i = 0; i < 10; i++) {
        URI address = URI.create("http://127.0.1.%d:%d/ok/".formatted(i, site.port()));
        assertThat(Fetchers.text(fetcher.fetch(Request.of(address)))).hasSize(12_000);
      }
    }
  }

  @Test
  void hostIsAskedFourAtATimeAndTheirConnectionsAreUsedAgain() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (RawSite site =
            new RawSite(
                out -> {
                  most.accumulateAndGet(now.incrementAndGet(), Math::max);
                  Thread.onSpinWait();
                  now.decrementAndGet();
                  out.write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx".getBytes(UTF_8));
                });
        Fetcher fetcher = Fetchers.allowing(site.host());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Download>> endings = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        endings.add(threads.submit(() -> fetcher.fetch(Request.of(site.address()))));
      }
      for (Future<Download> one : endings) {
        assertThat(Fetchers.text(one.get())).isEqualTo("x");
      }
      assertThat(most.get()).isLessThanOrEqualTo(4);
      assertThat(site.connections.get()).isLessThanOrEqualTo(4);
      assertThat(site.requests).hasValue(200);
    }
  }

  @Test
  void alarmsOfFetchesThatEndedAreForgotten() throws IOException {
    try (Site site = new Site().text("/", "x");
        Fetcher fetcher = Fetchers.allowing(site.host())) {
      for (int i = 0; i < 20; i++) {
        fetcher.fetch(Request.of(site.address("/")));
      }
      assertThat(fetcher.alarms()).isZero();
    }
  }
}

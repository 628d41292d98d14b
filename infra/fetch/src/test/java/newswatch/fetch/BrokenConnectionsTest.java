package newswatch.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenConnectionsTest {
  @Test
  void unknownNameIsPassing() throws IOException {
    try (Fetcher fetcher = Fetchers.allowing("", new Names())) {
      assertThat(fetcher.fetch(Request.of(URI.create("http://news.example/"))))
          .isEqualTo(new Failed("the host name is not known: news.example", Kind.PASSING));
    }
  }

  @Test
  void stormOfRefusedConnectionsIsPassingAndLeavesNothingBehind() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    try (Fetcher fetcher = Fetchers.allowing("127.0.0.0/8");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Download>> endings = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        Request request = Request.of(URI.create("http://127.0.1." + i % 250 + ":" + port + "/"));
        endings.add(threads.submit(() -> fetcher.fetch(request)));
      }
      for (Future<Download> one : endings) {
        assertThat(one.get()).isEqualTo(new Failed("the server refuses connections", Kind.PASSING));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
      })
  void answerThatBreaksOffIsNotTakenForWhole(String text) throws IOException {
    try (RawSite site =
            new RawSite(
                out -> {
                  out.write(text.getBytes(UTF_8));
                  out.close();
                });
        Fetcher fetcher = Fetchers.allowing(site.host())) {
      assertThat(fetcher.fetch(Request.of(site.address())))
          .isEqualTo(new Failed("the answer was broken off", Kind.PASSING));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhalf"})
  void connectionThatIsResetIsPassing(String text) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
        Fetcher fetcher = Fetchers.allowing("127.0.0.1:" + server.getLocalPort())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getOutputStream().write(text.getBytes(UTF_8));
                  socket.getInputStream().read(new byte[64]);
                  socket.setSoLinger(true, 0);
                } catch (IOException _) {
                  // Closed, at the end.
                }
              });
      URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      assertThat(Fetchers.failed(fetcher.fetch(Request.of(address))).kind())
          .isEqualTo(Kind.PASSING);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not http at all\r\n\r\n",
        "HTTP/1.1 two OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n99999999999999999\r\n",
        "HTTP/9.9 200 OK\r\n\r\n"
      })
  void answerThatIsNoHttpFailsInWords(String text) throws IOException {
    try (RawSite site =
            new RawSite(
                out -> {
                  out.write(text.getBytes(UTF_8));
                  out.close();
                });
        Fetcher fetcher = Fetchers.allowing(site.host())) {
      assertThat(Fetchers.failed(fetcher.fetch(Request.of(site.address()))).reason())
          .isNotBlank()
          .doesNotContain("Exception", "org.apache");
    }
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
}

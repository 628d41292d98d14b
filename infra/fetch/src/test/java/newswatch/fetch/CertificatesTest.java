package newswatch.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
  private static final char[] PASSWORD = "of the test".toCharArray();
  private static KeyStore keys;

  private final List<HttpsServer> servers = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeAll
  static void make(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("keys.p12");
    generate(file, "ca", "-dname", "CN=Test CA", "-ext", "bc:c", "-validity", "3650");
    String[] signed = {"-signer", "ca", "-ext", "san=dns:news.example"};
    generate(file, "good", add(signed, "-dname", "CN=news.example", "-validity", "30"));
    generate(
        file,
        "expired",
        add(signed, "-dname", "CN=news.example", "-startdate", "-20d", "-validity", "10"));
    generate(file, "self", "-dname", "CN=news.example", "-ext", "san=dns:news.example");
    keys = KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void certificateThatFitsIsTrusted() throws Exception {
    assertThat(Fetchers.text(fetch("good", "news.example"))).isEqualTo("feed");
  }

  @Test
  void expiredCertificateIsNotTrusted() throws Exception {
    assertNotTrusted("expired", "news.example");
  }

  @Test
  void certificateOfAnotherHostIsNotTrusted() throws Exception {
    assertNotTrusted("good", "other.example");
  }

  @Test
  void certificateOfOnesOwnMakingIsNotTrusted() throws Exception {
    assertNotTrusted("self", "news.example");
  }

  /** What hangs up in the middle of the handshake may be back in a minute. */
  @Test
  void handshakeThatBreaksOffIsPassing() throws IOException {
    try (ServerSocket hangup = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
        Fetcher fetcher = Fetchers.allowing("127.0.0.0/8")) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  while (true) {
                    var socket = hangup.accept();
                    socket.setSoLinger(true, 0);
                    socket.close();
                  }
                } catch (IOException _) {
                  // Closed, at the end.
                }
              });
      URI address = URI.create("https://127.0.0.1:" + hangup.getLocalPort() + "/");
      assertThat(Fetchers.failed(fetcher.fetch(Request.of(address))).kind())
          .isEqualTo(Kind.PASSING);
    }
  }

  @Test
  void postIsSentToWhoeverHasACertificateThatFits() throws Exception {
    assertThat(post("good", "news.example")).isEqualTo(new Posted.Answered(200, null));
    for (String alias : new String[] {"expired", "self"}) {
      Posted.Failed failed = PosterTest.failed(post(alias, "news.example"));
      assertThat(failed.kind()).isEqualTo(Kind.LASTING);
      assertThat(failed.reason()).doesNotContain("Exception", "java.", "s3cret").isNotBlank();
    }
    assertThat(asked).hasValue(1);
  }

  private void assertNotTrusted(String alias, String host) throws Exception {
    Failed failed = Fetchers.failed(fetch(alias, host));
    assertThat(failed.kind()).isEqualTo(Kind.LASTING);
    assertThat(failed.reason()).doesNotContain("Exception", "java.", "sun.").isNotBlank();
  }

  private Download fetch(String alias, String host) throws Exception {
    String place = serve(alias, host);
    try (Fetcher fetcher =
        new Fetcher(
            limits(place),
            new Names().with(host, "127.0.0.1"),
            new DefaultClientTlsStrategy(trusting()))) {
      return fetcher.fetch(Request.of(URI.create("https://" + place + "/")));
    }
  }

  private Posted post(String alias, String host) throws Exception {
    String place = serve(alias, host);
    try (Poster poster =
        new Poster(
            limits(place),
            new Names().with(host, "127.0.0.1"),
            new DefaultClientTlsStrategy(trusting()))) {
      return poster.post(PosterTest.to(URI.create("https://" + place + "/s3cret")));
    }
  }

  private static FetchLimits limits(String place) {
    return new FetchLimits(
        Duration.ofSeconds(20), 1024, 0, "Newswatch/0.1", Allowance.parse(place));
  }

  /** Where it is served. */
  private String serve(String alias, String host) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    servers.add(server);
    server.setHttpsConfigurator(new HttpsConfigurator(serving(alias)));
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          try (exchange) {
            Site.send(exchange, 200, "feed".getBytes(UTF_8));
          }
        });
    server.start();
    return host + ":" + server.getAddress().getPort();
  }

  private static SSLContext serving(String alias) throws GeneralSecurityException, IOException {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, PASSWORD);
    own.setKeyEntry(alias, keys.getKey(alias, PASSWORD), PASSWORD, keys.getCertificateChain(alias));
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(own, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext trusting() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, PASSWORD);
    trusted.setCertificateEntry("ca", keys.getCertificate("ca"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static String[] add(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static void generate(Path file, String alias, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-alias",
                alias));
    command.addAll(List.of(options));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
  }
}

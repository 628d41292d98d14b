package newswatch.search.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import newswatch.start.CannotStart;
import newswatch.start.Patience;
import newswatch.start.StartProperties;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;

/** Servers that refuse, on either side of TLS; their certificate is for localhost alone. */
class FirstContactTest {
  private static final String PASSWORD = "changeit";
  private static final DefaultSslBundleRegistry BUNDLES = new DefaultSslBundleRegistry();

  @TempDir private static Path folder;

  @BeforeAll
  static void certify() throws IOException, InterruptedException {
    String store = folder.resolve("store.p12").toString();
    List<String> making =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "node",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            store);
    assertThat(new ProcessBuilder(making).start().waitFor()).isZero();
    JksSslStoreDetails details = new JksSslStoreDetails("PKCS12", null, store, PASSWORD);
    BUNDLES.registerBundle("es", SslBundle.of(new JksSslStoreBundle(details, details)));
  }

  @Test
  void refusedLoginNamesTheUserAndNotThePassword() throws IOException {
    CannotStart cannot =
        contact(plain(401), "http://localhost", "username", "news", "password", "sesam");
    assertThat(cannot)
        .hasMessageMatching(
            "Elasticsearch at http://localhost:\\d+ refuses the login of user 'news'");
    assertThat(cannot.remedy()).contains("spring.elasticsearch.password").doesNotContain("sesam");
  }

  @Test
  void loginThatIsMissingIsAskedFor() throws IOException {
    assertThat(contact(plain(401), "http://localhost"))
        .hasMessageEndingWith("asks for a login, and none is set");
  }

  @Test
  void whatIsNotAllowedIsToldWithItsReason() throws IOException {
    assertThat(contact(plain(403), "http://localhost", "api-key", "a2V5"))
        .hasMessageContaining("does not allow the API key what is needed")
        .hasMessageContaining("because");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 408, 429, 503})
  void serverThatIsBusyOrNotYetBehindItsProxyIsWaitedFor(int status) throws IOException {
    assertThat(contact(plain(status), "http://localhost")).hasMessageStartingWith("waited 0 s for");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 405, 410})
  void otherRefusalsAreFinal(int status) throws IOException {
    assertThat(contact(plain(status), "http://localhost"))
        .hasMessageContaining("refuses what is needed");
  }

  @Test
  void tlsWhereNoneIsAskedForIsTold() throws IOException {
    CannotStart cannot = contact(tls(), "http://localhost");
    assertThat(cannot).hasMessageEndingWith("speaks TLS");
    assertThat(cannot.remedy()).contains("https://");
  }

  @Test
  void plainHttpWhereTlsIsAskedForIsTold() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> refuse(server));
      assertThat(contact(server.getLocalPort(), "https://localhost"))
          .hasMessageEndingWith("speaks plain HTTP");
    }
  }

  @Test
  void nodeThatSpeaksOtherwiseThanItsAddressIsNamed() throws IOException {
    HttpServer tls = tls();
    HttpServer plain = plain(401);
    tls.start();
    plain.start();
    try {
      int one = tls.getAddress().getPort();
      int two = plain.getAddress().getPort();
      String right = "https://localhost:%d,http://localhost:%d".formatted(one, two);
      assertThat(told(right + ",http://localhost:" + one, new ConnectionClosedException("closed")))
          .hasMessage("Elasticsearch at http://localhost:" + one + " speaks TLS");
      assertThat(told(right, new ConnectionClosedException("closed")))
          .hasMessageStartingWith("waited 0 s for");
    } finally {
      tls.stop(0);
      plain.stop(0);
    }
  }

  @Test
  void nodeThatSpeaksPlainHttpIsNamed() throws IOException {
    HttpServer tls = tls();
    tls.start();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> refuse(server));
      String wrong = "https://localhost:" + server.getLocalPort();
      assertThat(
              told(
                  "https://localhost:%d,%s".formatted(tls.getAddress().getPort(), wrong),
                  new SSLException("Unsupported or unrecognized SSL message")))
          .hasMessage("Elasticsearch at " + wrong + " speaks plain HTTP");
    } finally {
      tls.stop(0);
    }
  }

  /** A port that neither takes nor refuses connections, as behind a firewall: its queue is full. */
  @Test
  void nodeThatCannotBeReachedIsNotAskedForMinutes() throws IOException {
    List<Socket> queue = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      while (queues(full, queue)) {
        assertThat(queue).hasSizeLessThan(100);
      }
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () ->
              assertThat(
                      told(
                          "http://127.0.0.1:" + full.getLocalPort(),
                          new ConnectionClosedException("closed")))
                  .hasMessageStartingWith("waited 0 s for"));
    } finally {
      for (Socket one : queue) {
        one.close();
      }
    }
  }

  private static boolean queues(ServerSocket full, List<Socket> queue) throws IOException {
    Socket one = new Socket();
    queue.add(one);
    try {
      one.connect(full.getLocalSocketAddress(), 300);
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    }
  }

  @Test
  void certificateOfAnUnknownAuthorityLeadsToTheBundle() throws IOException {
    CannotStart cannot = contact(tls(), "https://localhost");
    assertThat(cannot).hasMessageStartingWith("no trust between us and Elasticsearch at https:");
    assertThat(cannot.remedy()).contains("spring.elasticsearch.restclient.ssl.bundle");
  }

  @Test
  void certificateOfAnotherHostIsNotTrusted() throws IOException {
    assertThat(contact(tls(), "https://127.0.0.1", "restclient.ssl.bundle", "es"))
        .hasMessageStartingWith("no trust between us and Elasticsearch at https:");
  }

  @Test
  void trustedCertificateLetsTheQuestionThrough() throws IOException {
    assertThat(contact(tls(), "https://localhost", "restclient.ssl.bundle", "es"))
        .hasMessageEndingWith("asks for a login, and none is set");
  }

  @Test
  void bundleThatThereIsNotIsTold() throws IOException {
    assertThat(contact(tls(), "https://localhost", "restclient.ssl.bundle", "other"))
        .hasMessageContaining("the bundle 'other', which is not there");
  }

  /** As Elasticsearch answers what is no HTTP; the JDK's server waits for more. */
  private static void refuse(ServerSocket server) {
    try (Socket socket = server.accept()) {
      byte[] hello = new byte[16];
      assertThat(socket.getInputStream().read(hello)).isPositive();
      socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
      socket.getOutputStream().flush();
      assertThat(socket.getInputStream().readAllBytes()).isNotNull();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer plain(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, status));
    return server;
  }

  private static HttpServer tls() throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(BUNDLES.getBundle("es").createSslContext()));
    server.createContext("/", exchange -> answer(exchange, 401));
    return server;
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    byte[] body =
        "{\"error\":{\"type\":\"refusal\",\"reason\":\"because\"},\"status\":%d}"
            .formatted(status)
            .getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static CannotStart contact(HttpServer server, String address, String... more) {
    server.start();
    try {
      return contact(server.getAddress().getPort(), address, more);
    } finally {
      server.stop(0);
    }
  }

  /** How the start ends that asks this server first; nothing here lets it go on. */
  private static CannotStart contact(int port, String address, String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("spring.elasticsearch.uris", address + ":" + port);
    for (int i = 0; i < more.length; i += 2) {
      settings.put("spring.elasticsearch." + more[i], more[i + 1]);
    }
    ElasticsearchProperties properties = properties(settings);
    return catchThrowableOfType(CannotStart.class, () -> ask(properties));
  }

  /** How the start ends that meets this failure when it asks these nodes. */
  private static CannotStart told(String addresses, Exception failure) {
    FirstContact contact =
        new FirstContact(properties(Map.of("spring.elasticsearch.uris", addresses)));
    return catchThrowableOfType(
        CannotStart.class,
        () ->
            contact.await(
                new Patience(new StartProperties(Duration.ZERO)),
                () -> {
                  throw failure;
                }));
  }

  private static ElasticsearchProperties properties(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bind("spring.elasticsearch", ElasticsearchProperties.class)
        .get();
  }

  private static void ask(ElasticsearchProperties properties) throws IOException {
    try (ElasticsearchClient client =
        new ElasticsearchClients().elasticsearchClient(properties, BUNDLES)) {
      new FirstContact(properties)
          .await(
              new Patience(new StartProperties(Duration.ZERO)),
              () -> client.cluster().health(health -> health));
    }
  }
}

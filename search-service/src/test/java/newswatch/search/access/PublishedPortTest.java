package newswatch.search.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door before a real server, as it stands in a container. */
@ExtendWith(OutputCaptureExtension.class)
class PublishedPortTest {
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    service =
        SpringApplication.run(
            Served.class,
            "--server.port=0",
            "--server.address=0.0.0.0",
            // A proxy's header is believed, and does not make a stranger a friend.
            "--server.forward-headers-strategy=native",
            "--newswatch.access.published-port=18080",
            "--newswatch.access.published-from=198.51.100.99");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/direct", "/later", "/index.html"})
  void everyWayOfAnsweringIsOpenThroughLoopback(String path) throws IOException {
    assertThat(ask(InetAddress.getLoopbackAddress(), path, "localhost:18080"))
        .startsWith("HTTP/1.1 200")
        .contains("Content-Security-Policy: default-src 'none'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/direct", "/later", "/index.html", "/nothing", "/error"})
  void strangerGetsNothing(String path, CapturedOutput output) throws IOException {
    Optional<InetAddress> own = ownAddress();
    assumeTrue(own.isPresent(), "the machine has no address but loopback");

    assertThat(ask(own.get(), path, "localhost:18080", "X-Forwarded-For: 127.0.0.1"))
        .startsWith("HTTP/1.1 403")
        .contains("application/problem+json", "127.0.0.1:18080")
        .doesNotContain("and not to 127.")
        .doesNotContain("something to read", "<html");
    assertThat(output.getOut().lines().filter(line -> line.contains("published-from")).count())
        .isLessThanOrEqualTo(1);
  }

  @Test
  void containersOwnPortIsOpenInsideAlone() throws IOException {
    int port = requireNonNull(service.getEnvironment().getProperty("local.server.port", int.class));
    assertThat(ask(InetAddress.getLoopbackAddress(), "/direct", "127.0.0.1:" + port))
        .startsWith("HTTP/1.1 200");
    assertThat(ask(InetAddress.getLoopbackAddress(), "/direct", "127.0.0.1:9"))
        .startsWith("HTTP/1.1 403")
        .contains("Ask for 127.0.0.1:18080");
  }

  /** Tomcat itself refuses them. */
  @ParameterizedTest
  @ValueSource(strings = {"/a%2Fb", "/a%00b", "/%zz", "/../..", "/a|b", "/a\\b", "/%5C"})
  void pathThatCannotBeReadIsAProblemAndNotAPage(String path) throws IOException {
    assertThat(ask(InetAddress.getLoopbackAddress(), path, "localhost:18080"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "\"status\":400", "nosniff")
        .doesNotContainIgnoringCase("<html", "tomcat");
  }

  @Test
  void strangersAreToldOncePerMinute(CapturedOutput output) {
    Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
    Strangers strangers = new Strangers(() -> now[0]);
    strangers.met("10.1.1.1");
    now[0] = now[0].plusSeconds(59);
    strangers.met("10.1.1.2");
    now[0] = now[0].plusSeconds(1);
    strangers.met("10.1.1.3");
    assertThat(output.getOut())
        .contains("10.1.1.1", "10.1.1.3", "newswatch.access.published-from")
        .doesNotContain("10.1.1.2");
  }

  private static Optional<InetAddress> ownAddress() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address.getAddress().length == 4 && !address.isLoopbackAddress())
        .findFirst();
  }

  /** By a socket, because Java's own client does not let its callers name a host. */
  private static String ask(InetAddress to, String path, String host, String... headers)
      throws IOException {
    int port = requireNonNull(service.getEnvironment().getProperty("local.server.port", int.class));
    try (Socket socket = new Socket(to, port)) {
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
              .formatted(
                  path, host, headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n");
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import({DoorConfiguration.class, UsersConfiguration.class, DoorGuard.class, Pages.class})
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class
  })
  static class Served {
    @Bean
    InstantSource clock() {
      return InstantSource.system();
    }
  }

  @RestController
  static class Pages {
    @GetMapping("/direct")
    String direct() {
      return "something to read";
    }

    /** Answered in a second dispatch. */
    @GetMapping("/later")
    Callable<String> later() {
      return () -> "something to read";
    }
  }
}

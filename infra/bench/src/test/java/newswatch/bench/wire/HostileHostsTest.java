package newswatch.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import newswatch.local.process.LocalPort;
import org.junit.jupiter.api.Test;

class HostileHostsTest {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static HttpResponse<byte[]> get(URI feed) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(feed).timeout(Duration.ofSeconds(20)).build(),
        BodyHandlers.ofByteArray());
  }

  @Test
  void eachDoesItsHarm() throws Exception {
    try (HostileHosts hosts = HostileHosts.beside(100, LocalPort.free())) {
      List<URI> feeds = hosts.feeds();
      assertThat(feeds).hasSize(5 * 20);
      assertThatThrownBy(
              () ->
                  CLIENT
                      .sendAsync(
                          HttpRequest.newBuilder(feeds.getFirst()).build(),
                          BodyHandlers.ofByteArray())
                      .orTimeout(1, TimeUnit.SECONDS)
                      .join())
          .hasCauseInstanceOf(TimeoutException.class);
      assertThat(get(feeds.get(2 * 20)).statusCode()).isEqualTo(500);
      assertThatThrownBy(() -> get(feeds.get(3 * 20)))
          .isInstanceOf(ConnectException.class)
          .isNotInstanceOf(HttpTimeoutException.class);
      assertThat(get(feeds.get(4 * 20)).body()).hasSize(10 * 1024 * 1024);
    }
  }

  @Test
  void thoseToBeWarmedUpOnAreOthersAndDoneWithAtOnce() throws Exception {
    try (HostileHosts hosts = HostileHosts.beside(100, LocalPort.free());
        HostileHosts quick = HostileHosts.quickBeside(100, LocalPort.free())) {
      List<URI> feeds = quick.feeds();
      assertThat(feeds).hasSize(2 * 20);
      assertThat(feeds.stream().map(URI::getHost))
          .doesNotContainAnyElementsOf(hosts.feeds().stream().map(URI::getHost).toList());
      assertThat(get(feeds.getFirst()).statusCode()).isEqualTo(500);
      assertThatThrownBy(() -> get(feeds.getLast())).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void sharesAreThoseOfTheProtocol() {
    assertThat(HostileHosts.Manner.DRIPS.hosts(250)).isEqualTo(5);
    assertThat(HostileHosts.Manner.FAILS.hosts(250)).isEqualTo(3);
    assertThat(HostileHosts.Manner.FLOODS.hosts(20)).isEqualTo(1);
  }
}

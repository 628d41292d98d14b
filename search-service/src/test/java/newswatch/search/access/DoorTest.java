package newswatch.search.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {
  @Nested
  class OnLoopback {
    private final Door door = Door.onLoopback();

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:8080", "LOCALHOST:9", "[::1]:8080"})
    void loopbackIsTheHostAtAnyPort(String host) {
      assertThat(door.admit("127.0.0.1", 8080, host, null)).isEqualTo(new Admission.Granted());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "news.example", "127.0.0.1.news.example", "127.0.0.1@news.example"})
    void otherHostIsRefused(@Nullable String host) {
      assertThat(door.admit("127.0.0.1", 8080, host, null))
          .isEqualTo(
              new Admission.Refused("Ask for 127.0.0.1 or localhost, not for another host."));
    }

    @Test
    void onlyOwnPagesMayAsk() {
      assertThat(door.admit("::1", 8080, "[::1]:8080", "http://[::1]:8080"))
          .isEqualTo(new Admission.Granted());
      for (String origin : List.of("http://news.example", "http://[::1]:9", "null", "")) {
        assertThat(door.admit("::1", 8080, "[::1]:8080", origin))
            .isEqualTo(new Admission.Refused("Pages of other sites may not ask here."));
      }
    }
  }

  @Nested
  class OfAContainer {
    private final Door door = Door.published(18_080, List.of(AddressBlock.of("172.17.0.1")));

    @ParameterizedTest
    @CsvSource({
      "172.17.0.1, 127.0.0.1:18080",
      "172.17.0.1, localhost:18080",
      "172.17.0.1, [::1]:18080",
      // As a socket that listens on IPv6 too tells it.
      "::ffff:172.17.0.1, localhost:18080",
      "127.0.0.1, localhost:18080",
      "127.0.0.1, localhost:8080",
      "0:0:0:0:0:0:0:1, [::1]:8080"
    })
    void publishedPortAndOwnLoopbackAreOpen(String peer, String host) {
      assertThat(door.admit(peer, 8080, host, null)).isEqualTo(new Admission.Granted());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"localhost", "localhost:8080", "172.17.0.2:8080", "search-service:8080"})
    void otherPortOrHostIsRefused(String host) {
      assertThat(door.admit("172.17.0.1", 8080, host, null))
          .isEqualTo(
              new Admission.Refused(
                  "Ask for 127.0.0.1:18080 or localhost:18080, not for another host."));
    }

    @Test
    void hostWithoutPortMeansEighty() {
      Door web = Door.published(80, List.of(AddressBlock.of("172.17.0.1")));
      assertThat(web.admit("172.17.0.1", 8080, "localhost", null))
          .isEqualTo(new Admission.Granted());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"172.17.0.3", "::ffff:172.17.0.3", "192.168.1.20", "fd00::9", "fe80::1%eth0"})
    void strangerIsRefusedWhateverHostItNames(String peer) {
      assertThat(door.admit(peer, 8080, "localhost:18080", "http://localhost:18080"))
          .isInstanceOfSatisfying(
              Admission.Stranger.class,
              stranger ->
                  assertThat(stranger.detail())
                      .contains("127.0.0.1:18080")
                      .endsWith(stranger.peer() + "."));
    }

    @Test
    void pageOfAnotherSiteIsRefused() {
      assertThat(door.admit("172.17.0.1", 8080, "localhost:18080", "http://localhost:8080"))
          .isInstanceOf(Admission.Refused.class);
    }
  }
}

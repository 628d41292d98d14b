package newswatch.search.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import newswatch.start.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DoorConfigurationTest {
  private static final List<InetAddress> GATEWAY = List.of(InetAddress.ofLiteral("172.17.0.1"));

  @Test
  void withoutAPublishedPortOnlyLoopbackIsListenedAt() {
    DoorConfiguration.onLoopback(InetAddress.getLoopbackAddress());
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> DoorConfiguration.onLoopback(null))
        .withMessageContaining("any address")
        .satisfies(
            refused ->
                assertThat(refused.remedy())
                    .contains("newswatch.access.users-file", "user add", "published-port"));
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> DoorConfiguration.onLoopback(InetAddress.ofLiteral("0.0.0.0")))
        .withMessageContaining("0.0.0.0");
  }

  @Test
  void connectionsComeFromTheGatewayUnlessSaidOtherwise() {
    Door byDefault = DoorConfiguration.published(properties(Map.of()), GATEWAY);
    assertThat(byDefault.admit("172.17.0.1", 8080, "localhost:9000", null))
        .isEqualTo(new Admission.Granted());

    Door named =
        DoorConfiguration.published(
            properties(Map.of("newswatch.access.published-from", "192.168.65.1, 10.0.2.0/24")),
            GATEWAY);
    assertThat(named.admit("192.168.65.1", 8080, "localhost:9000", null))
        .isEqualTo(new Admission.Granted());
    assertThat(named.admit("10.0.2.100", 8080, "localhost:9000", null))
        .isEqualTo(new Admission.Granted());
    assertThat(named.admit("172.17.0.1", 8080, "localhost:9000", null))
        .isInstanceOf(Admission.Stranger.class);
  }

  @Test
  void portThatIsPublishedBeyondTheHostsLoopbackNeedsUsers() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(
            () ->
                DoorConfiguration.published(
                    properties(Map.of("newswatch.access.published-address", "0.0.0.0")), GATEWAY))
        .withMessageContaining("0.0.0.0")
        .satisfies(
            refused ->
                assertThat(refused.remedy())
                    .contains("newswatch.access.users-file", "token add", "published-address"));
  }

  @Test
  void onLoopbackItsOwnNamesAreKnownAndElsewhereOnlyThoseOfTheSetting() {
    AccessProperties access = properties(Map.of("newswatch.access.hosts", "News.example.org"));
    assertThat(DoorConfiguration.hosts(access, InetAddress.getLoopbackAddress()))
        .containsExactlyInAnyOrder("news.example.org", "localhost", "127.0.0.1", "[::1]");
    assertThat(DoorConfiguration.hosts(access, InetAddress.ofLiteral("0.0.0.0")))
        .containsExactly("news.example.org");
    assertThat(DoorConfiguration.hosts(properties(Map.of()), null)).isEmpty();
  }

  @Test
  void containerWithoutAGatewayIsToldWhatToSet() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> DoorConfiguration.published(properties(Map.of()), List.of()))
        .satisfies(
            refused -> assertThat(refused.remedy()).contains("newswatch.access.published-from"));
  }

  @ParameterizedTest
  @CsvSource({
    "published-port, 0",
    "published-port, 65536",
    "hosts, https://news.example.org",
    "hosts, 'news.example.org:8443'",
    "longest-session, 1s",
    "longest-session, 31d",
    "published-from, gateway",
    "published-from, 10.0.0.0/33"
  })
  void nonsenseIsRefusedByName(String setting, String value) {
    assertThatThrownBy(() -> properties(Map.of("newswatch.access." + setting, value)))
        .rootCause()
        .hasMessageContaining("newswatch.access." + setting)
        .hasMessageContaining(
            setting.equals("longest-session") ? "30d" : value.replace("10.0.0.0", ""));
  }

  private static AccessProperties properties(Map<String, String> settings) {
    MapConfigurationPropertySource source = new MapConfigurationPropertySource();
    source.put("newswatch.access.published-port", "9000");
    settings.forEach(source::put);
    return new Binder(source).bind("newswatch.access", AccessProperties.class).get();
  }
}

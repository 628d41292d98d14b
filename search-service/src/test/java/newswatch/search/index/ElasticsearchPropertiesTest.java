package newswatch.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ElasticsearchPropertiesTest {
  @Test
  void withoutSettingsItIsOnThisMachineAndAsksForNoLogin() {
    ElasticsearchProperties properties = bind();
    assertThat(properties.where()).isEqualTo("Elasticsearch at http://localhost:9200");
    assertThat(properties.who()).isEmpty();
    assertThat(properties.restclient().ssl().bundle()).isNull();
  }

  @Test
  void settingsHaveTheNamesThatSpringBootGivesThem() {
    ElasticsearchProperties properties =
        bind(
            "uris", "https://a:9200,https://b:9200",
            "api-key", "a2V5",
            "path-prefix", "/search",
            "restclient.ssl.bundle", "es");
    assertThat(properties.uris()).hasSize(2);
    assertThat(properties.apiKey()).isEqualTo("a2V5");
    assertThat(properties.who()).isEqualTo("the API key");
    assertThat(properties.pathPrefix()).isEqualTo("/search");
    assertThat(properties.restclient().ssl().bundle()).isEqualTo("es");
  }

  @Test
  void loginInTheAddressesIsALoginAndNoLongerInTheAddresses() {
    ElasticsearchProperties properties =
        bind("uris", "https://elastic:se%40sam@a:9200,https://elastic:se%40sam@b:9200");
    assertThat(properties.username()).isEqualTo("elastic");
    assertThat(properties.password()).isEqualTo("se@sam");
    assertThat(properties.where()).isEqualTo("Elasticsearch at https://a:9200,https://b:9200");
  }

  @Test
  void secretsAreNotInItsText() {
    assertThat(bind("username", "elastic", "password", "sesam").toString()).doesNotContain("sesam");
    assertThat(bind("uris", "http://elastic:sesam@a:9200").toString()).doesNotContain("sesam");
    assertThat(bind("api-key", "a2V5").toString()).doesNotContain("a2V5");
  }

  @Test
  void halfALoginIsRefused() {
    refused("spring.elasticsearch.password is not", "username", "elastic");
    refused("spring.elasticsearch.username is not", "password", "sesam");
    refused("spring.elasticsearch.password is not", "username", "elastic", "password", "");
    refused("spring.elasticsearch.password is not", "uris", "http://elastic@a:9200");
  }

  @Test
  void twoLoginsAreRefused() {
    refused("keep one", "username", "elastic", "password", "sesam", "api-key", "a2V5");
    refused("keep one", "uris", "http://u:p@a:9200", "username", "elastic", "password", "sesam");
    refused("different logins", "uris", "http://u:p@a:9200,http://v:p@b:9200");
    refused("different logins", "uris", "http://u:p@a:9200,http://b:9200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:9200", "ftp://a:9200", "http://a:9200/path", "http://a?q"})
  void addressOfAnotherFormIsRefused(String address) {
    refused("a host and a port", "uris", address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://elastic:ses/am@a:9200",
        "http://elastic:ses am@a:9200",
        "http://elastic:ses^am@a:9200",
        "elastic:sesam@a:9200"
      })
  void passwordThatBreaksAnAddressIsNotTold(String address) {
    assertThatThrownBy(() -> bind("uris", address))
        .rootCause()
        .hasMessageContaining("percent-encoded")
        .hasMessageNotContaining("ses");
  }

  @Test
  void certificatesWithoutTlsAreRefused() {
    refused("is for https", "uris", "http://a:9200", "restclient.ssl.bundle", "es");
  }

  private static void refused(String reason, String... settings) {
    assertThatThrownBy(() -> bind(settings))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("spring.elasticsearch.")
        .hasMessageContaining(reason);
  }

  private static ElasticsearchProperties bind(String... settings) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      named.put("spring.elasticsearch." + settings[i], settings[i + 1]);
    }
    return new Binder(new MapConfigurationPropertySource(named))
        .bindOrCreate("spring.elasticsearch", ElasticsearchProperties.class);
  }
}

package newswatch.search.index;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Elasticsearch is and how to log in, under the names that Spring Boot uses.
 *
 * @param uris of its nodes, such as {@code https://search:9200}, several with commas between them.
 *     A login may stand in them instead of in username and password, the same in each
 * @param username to log in with; absent where it asks for none
 * @param password of that user
 * @param apiKey to log in with instead of a user, in the encoded form
 * @param pathPrefix put before the path of every request, for a cluster behind a proxy
 * @param connectionTimeout to reach a node
 * @param socketTimeout of silence in an answer
 * @param socketKeepAlive whether idle connections are kept open by probes of the operating system's
 * @param restclient what else belongs to the connection
 */
@ConfigurationProperties("spring.elasticsearch")
record ElasticsearchProperties(
    @DefaultValue("http://localhost:9200") List<URI> uris,
    @Nullable String username,
    @Nullable String password,
    @Nullable String apiKey,
    @Nullable String pathPrefix,
    @DefaultValue("5s") Duration connectionTimeout,
    @DefaultValue("30s") Duration socketTimeout,
    @DefaultValue("false") boolean socketKeepAlive,
    @DefaultValue Restclient restclient) {

  /**
   * What else belongs to the connection.
   *
   * @param ssl how TLS is spoken
   */
  record Restclient(@DefaultValue Ssl ssl) {}

  /**
   * How TLS is spoken.
   *
   * @param bundle of certificates, by its name in spring.ssl.bundle.*; absent where the nodes'
   *     certificates come from a public authority
   */
  record Ssl(@Nullable String bundle) {
    Ssl {
      bundle = absentIfEmpty(bundle);
    }
  }

  /**
   * @throws IllegalArgumentException when an address is none, or the login is not whole or not one
   */
  ElasticsearchProperties {
    username = absentIfEmpty(username);
    password = absentIfEmpty(password);
    apiKey = absentIfEmpty(apiKey);
    uris.forEach(ElasticsearchProperties::check);
    if (uris.isEmpty()) {
      throw new IllegalArgumentException(
          "spring.elasticsearch.uris is empty: name a node, such as http://localhost:9200");
    }
    String login = login(uris.stream().map(ElasticsearchProperties::asWritten).toList());
    if (login != null) {
      if (username != null || password != null) {
        throw new IllegalArgumentException(
            "spring.elasticsearch.uris and spring.elasticsearch.username both hold a login: keep"
                + " one");
      }
      int colon = login.indexOf(':');
      username = colon < 0 ? login : login.substring(0, colon);
      password = colon < 0 ? null : login.substring(colon + 1);
    }
    uris = uris.stream().map(ElasticsearchProperties::withoutLogin).toList();
    if (username != null && password == null) {
      throw new IllegalArgumentException(
          "spring.elasticsearch.username is set and spring.elasticsearch.password is not");
    }
    if (username == null && password != null) {
      throw new IllegalArgumentException(
          "spring.elasticsearch.password is set and spring.elasticsearch.username is not");
    }
    if (username != null && apiKey != null) {
      throw new IllegalArgumentException(
          "spring.elasticsearch.username and spring.elasticsearch.api-key are both set: keep one");
    }
    if (restclient.ssl.bundle != null
        && uris.stream().noneMatch(uri -> "https".equalsIgnoreCase(uri.getScheme()))) {
      throw new IllegalArgumentException(
          "spring.elasticsearch.restclient.ssl.bundle is for https, which"
              + " spring.elasticsearch.uris does not name");
    }
  }

  private static void check(URI uri) {
    if (uri.getHost() == null
        || !("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
        || !List.of("", "/").contains(uri.getPath())
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw noAddress();
    }
  }

  private static IllegalArgumentException noAddress() {
    return new IllegalArgumentException(
        "each of spring.elasticsearch.uris is http:// or https://, a host and a port; a path goes"
            + " into spring.elasticsearch.path-prefix, and odd characters of a login are"
            + " percent-encoded");
  }

  /** Spring's converter quotes each {@code %} once more. */
  private static URI asWritten(URI uri) {
    try {
      return URI.create(uri.getScheme() + ":" + uri.getSchemeSpecificPart());
    } catch (IllegalArgumentException _) {
      // Not as the cause: it quotes the address with its login.
      throw noAddress();
    }
  }

  private static @Nullable String login(List<URI> uris) {
    List<String> logins =
        uris.stream().map(URI::getUserInfo).filter(Objects::nonNull).distinct().toList();
    if (logins.size() > 1
        || (!logins.isEmpty() && uris.stream().anyMatch(uri -> uri.getUserInfo() == null))) {
      throw new IllegalArgumentException(
          "spring.elasticsearch.uris hold different logins: use spring.elasticsearch.username and"
              + " spring.elasticsearch.password");
    }
    return logins.isEmpty() ? null : logins.getFirst();
  }

  private static URI withoutLogin(URI uri) {
    try {
      return new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), null, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("spring.elasticsearch.uris names no host", e);
    }
  }

  private static @Nullable String absentIfEmpty(@Nullable String setting) {
    return setting == null || setting.isEmpty() ? null : setting;
  }

  /** Where it is, for people. */
  String where() {
    return "Elasticsearch at " + uris.stream().map(URI::toString).collect(Collectors.joining(","));
  }

  /** As whom we log in, for people; empty without a login. */
  String who() {
    return username != null ? "user '" + username + "'" : apiKey != null ? "the API key" : "";
  }

  /** Never with the password or the key. */
  @Override
  public String toString() {
    return where();
  }
}

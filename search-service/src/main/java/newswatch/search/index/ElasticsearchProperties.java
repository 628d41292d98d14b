package newswatch.search.index;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Elasticsearch is, under the names that Spring Boot uses.
 *
 * @param uris of its nodes
 * @param username to log in with; absent where it asks for none
 * @param password of that user
 * @param connectionTimeout to reach a node
 * @param socketTimeout of silence in an answer
 */
@ConfigurationProperties("spring.elasticsearch")
record ElasticsearchProperties(
    @DefaultValue("http://localhost:9200") List<URI> uris,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("5s") Duration connectionTimeout,
    @DefaultValue("30s") Duration socketTimeout) {
  ElasticsearchProperties {
    uris = List.copyOf(uris);
    if (uris.isEmpty() || uris.stream().anyMatch(uri -> uri.getHost() == null)) {
      throw new IllegalArgumentException(
          "spring.elasticsearch.uris names hosts, such as http://localhost:9200, not " + uris);
    }
  }

  /** Where it is, for people. */
  String where() {
    return "Elasticsearch at " + uris.stream().map(URI::toString).collect(Collectors.joining(","));
  }

  /** Never with the password. */
  @Override
  public String toString() {
    return where();
  }
}

package newswatch.search.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import newswatch.events.EventJson;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connects to Elasticsearch. Spring Boot's own configuration of the client is not published for the
 * version we use; this one honours the same settings.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ElasticsearchProperties.class)
class ElasticsearchClients {
  @Bean(destroyMethod = "close")
  ElasticsearchClient elasticsearchClient(ElasticsearchProperties properties) {
    HttpHost[] hosts = properties.uris().stream().map(HttpHost::create).toArray(HttpHost[]::new);
    Rest5ClientBuilder builder =
        Rest5Client.builder(hosts)
            .setConnectionConfigCallback(
                connection ->
                    connection
                        .setConnectTimeout(Timeout.of(properties.connectionTimeout()))
                        .setSocketTimeout(Timeout.of(properties.socketTimeout())))
            .setRequestConfigCallback(
                request ->
                    request.setResponseTimeout(
                        properties.socketTimeout().toMillis(), TimeUnit.MILLISECONDS));
    if (properties.username() != null) {
      builder.setDefaultHeaders(new Header[] {authorization(properties)});
    }
    return new ElasticsearchClient(
        new Rest5ClientTransport(builder.build(), new Jackson3JsonpMapper(EventJson.mapper())));
  }

  private static Header authorization(ElasticsearchProperties properties) {
    String login = properties.username() + ":" + properties.password();
    return new BasicHeader(
        HttpHeaders.AUTHORIZATION,
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
  }
}

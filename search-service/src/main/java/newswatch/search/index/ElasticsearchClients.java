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
import newswatch.start.CannotStart;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
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
  ElasticsearchClient elasticsearchClient(ElasticsearchProperties properties, SslBundles bundles) {
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
    String bundle = properties.restclient().ssl().bundle();
    if (bundle != null) {
      DefaultClientTlsStrategy tls = tls(bundle, bundles);
      builder.setConnectionManagerCallback(connections -> connections.setTlsStrategy(tls));
    }
    if (properties.socketKeepAlive()) {
      builder.setHttpClientConfigCallback(
          client ->
              client.setIOReactorConfig(IOReactorConfig.custom().setSoKeepAlive(true).build()));
    }
    String prefix = properties.pathPrefix();
    if (prefix != null && !prefix.isEmpty()) {
      builder.setPathPrefix(prefix);
    }
    String login = login(properties);
    if (login != null) {
      builder.setDefaultHeaders(new Header[] {new BasicHeader(HttpHeaders.AUTHORIZATION, login)});
    }
    return new ElasticsearchClient(
        new Rest5ClientTransport(builder.build(), new Jackson3JsonpMapper(EventJson.mapper())));
  }

  private static @Nullable String login(ElasticsearchProperties properties) {
    if (properties.apiKey() != null) {
      return "ApiKey " + properties.apiKey();
    }
    if (properties.username() == null) {
      return null;
    }
    String login = properties.username() + ":" + properties.password();
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
  }

  private static DefaultClientTlsStrategy tls(String name, SslBundles bundles) {
    try {
      SslBundle bundle = bundles.getBundle(name);
      return new DefaultClientTlsStrategy(
          bundle.createSslContext(),
          bundle.getOptions().getEnabledProtocols(),
          bundle.getOptions().getCiphers(),
          SSLBufferMode.STATIC,
          new DefaultHostnameVerifier());
    } catch (NoSuchSslBundleException e) {
      throw new CannotStart(
          "spring.elasticsearch.restclient.ssl.bundle names the bundle '%s', which is not there"
              .formatted(name),
          "Name its certificate in spring.ssl.bundle.pem.%s.truststore.certificate."
              .formatted(name),
          e);
    } catch (IllegalStateException e) {
      throw new CannotStart(
          "the SSL bundle '%s' cannot be used: %s".formatted(name, told(e)),
          "Correct spring.ssl.bundle.pem.%s.*.".formatted(name),
          e);
    }
  }

  private static String told(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}

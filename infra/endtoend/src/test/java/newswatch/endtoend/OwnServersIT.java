package newswatch.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import newswatch.endtoend.Containers.Instances;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.testcontainers.containers.GenericContainer;

/**
 * The walk with a Kafka and an Elasticsearch that want logins, which the services find in files,
 * and a certificate of an authority that nobody else knows.
 */
@Tag("containers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnServersIT {
  private static final Duration SETTLED = Duration.ofMinutes(4);
  private static final String PASSWORD = "correct horse battery";
  private static final String KAFKA_LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"elastic\""
          + " password=\"%s\";\n";
  private static final String KAFKA_SECRET =
      "/run/secrets/spring.kafka.properties.sasl.jaas.config";
  private static final String ELASTICSEARCH_SECRET = "/run/secrets/spring.elasticsearch.password";

  private static FeedSite site;
  private static NumberedArticles articles;
  private static Containers containers;

  @BeforeAll
  static void start() throws Exception {
    Compose.buildImages();
    site = new FeedSite(Containers.OUTSIDE);
    articles = new NumberedArticles(site);
    containers = new Containers(site, articles.opml(), NumberedArticles.TOPICS);
    GenericContainer<?> elasticsearch = containers.startServersFor("elastic", PASSWORD);
    containers.set("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT");
    containers.set("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "PLAIN");
    containers.give(KAFKA_SECRET, KAFKA_LOGIN.formatted(PASSWORD));
    containers.set("SPRING_ELASTICSEARCH_URIS", "https://elasticsearch:9200");
    containers.set("SPRING_ELASTICSEARCH_USERNAME", "elastic");
    containers.set("SPRING_ELASTICSEARCH_RESTCLIENT_SSL_BUNDLE", "elasticsearch");
    containers.set(
        "SPRING_SSL_BUNDLE_PEM_ELASTICSEARCH_TRUSTSTORE_CERTIFICATE",
        "file:/etc/newswatch/elasticsearch-ca.pem");
    containers.give(
        "/etc/newswatch/elasticsearch-ca.pem",
        elasticsearch.copyFileFromContainer(
            "/usr/share/elasticsearch/config/certs/http_ca.crt",
            in -> new String(in.readAllBytes(), UTF_8)));
    containers.give(ELASTICSEARCH_SECRET, PASSWORD + "\n");
  }

  @AfterAll
  static void stop() throws IOException {
    if (containers != null) {
      containers.close();
    }
    site.close();
  }

  @Test
  @Order(1)
  void articleInAFeedIsFoundBySearch() {
    Instances instances = containers.startServices();
    articles.publishUntil(SETTLED, () -> true);

    instances.console().awaitTotal(SETTLED, NumberedArticles.WORD, 1);
  }

  @Test
  @Order(2)
  void wrongPasswordsEndInOneLineThatNamesTheUser() throws TimeoutException {
    containers.give(ELASTICSEARCH_SECRET, "wrong\n");
    assertThat(error("search-service"))
        .contains("Elasticsearch")
        .contains("'elastic'")
        .contains("spring.elasticsearch.password");

    containers.give(KAFKA_SECRET, KAFKA_LOGIN.formatted("wrong"));
    for (String service : List.of("ingest-service", "classify-service")) {
      assertThat(error(service))
          .contains("Kafka")
          .contains("'elastic'")
          .contains("sasl.jaas.config");
    }
  }

  /** The one line that it ends with. */
  private static String error(String service) throws TimeoutException {
    String printed = containers.printedByFailing(service);
    List<String> errors =
        printed.lines().filter(line -> line.contains(" ERROR ") || line.contains("\tat ")).toList();
    assertThat(errors).as(printed).hasSize(1);
    assertThat(errors.getFirst()).doesNotContain("wrong");
    return errors.getFirst();
  }
}

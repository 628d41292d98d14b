package newswatch.endtoend;

import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Kafka and an Elasticsearch that want logins, which the services find in files, and a
 * certificate of an authority that nobody else knows.
 */
final class OwnServers {
  private static final String PASSWORD = "correct horse battery";
  private static final String KAFKA_LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"elastic\""
          + " password=\"%s\";\n";
  private static final String KAFKA_SECRET =
      "/run/secrets/spring.kafka.properties.sasl.jaas.config";
  private static final String ELASTICSEARCH_SECRET = "/run/secrets/spring.elasticsearch.password";
  private static final String KEY_SECRET = "/run/secrets/spring.elasticsearch.api-key";
  private static final String USER = "elastic";

  /** Which is what is wrong with a wrong password, and nowhere printed. */
  static final String WRONG = "wrong";

  private OwnServers() {}

  /** Starts them, and has the services that are started from now on know how to be let in. */
  static void startIn(Containers containers) throws Exception {
    ServerCertificate certificate = ServerCertificate.of("elasticsearch");
    containers.startServersFor(USER, PASSWORD, certificate);
    containers.set("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT");
    containers.set("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "PLAIN");
    containers.give(KAFKA_SECRET, KAFKA_LOGIN.formatted(PASSWORD));
    containers.set("SPRING_ELASTICSEARCH_URIS", "https://elasticsearch:9200");
    containers.set("SPRING_ELASTICSEARCH_USERNAME", USER);
    containers.set("SPRING_ELASTICSEARCH_RESTCLIENT_SSL_BUNDLE", "elasticsearch");
    containers.set(
        "SPRING_SSL_BUNDLE_PEM_ELASTICSEARCH_TRUSTSTORE_CERTIFICATE",
        "file:/etc/newswatch/elasticsearch-ca.pem");
    containers.give("/etc/newswatch/elasticsearch-ca.pem", certificate.authority());
    containers.give(ELASTICSEARCH_SECRET, PASSWORD + "\n");
  }

  /**
   * Has the services that are started from now on log in to Elasticsearch with a key instead of a
   * user, and know of a node that is not there.
   */
  static void logInWithKey(Containers containers) throws IOException, InterruptedException {
    String answer =
        containers.askElasticsearch(
            USER,
            PASSWORD,
            "/_security/api_key",
            "-H",
            "Content-Type: application/json",
            "-d",
            "{\"name\":\"search-service\"}");
    containers.forget("SPRING_ELASTICSEARCH_USERNAME");
    containers.forget(ELASTICSEARCH_SECRET);
    containers.give(KEY_SECRET, JsonMapper.shared().readTree(answer).get("encoded").asString());
    containers.set(
        "SPRING_ELASTICSEARCH_URIS", "https://elasticsearch-gone:9200,https://elasticsearch:9200");
  }

  /** Gives the services that are started from now on a wrong password for Elasticsearch. */
  static void mistakeElasticsearch(Containers containers) {
    containers.forget(KEY_SECRET);
    containers.set("SPRING_ELASTICSEARCH_URIS", "https://elasticsearch:9200");
    containers.set("SPRING_ELASTICSEARCH_USERNAME", USER);
    containers.give(ELASTICSEARCH_SECRET, WRONG + "\n");
  }

  /** Gives the services that are started from now on a wrong password for Kafka. */
  static void mistakeKafka(Containers containers) {
    containers.give(KAFKA_SECRET, KAFKA_LOGIN.formatted(WRONG));
  }
}

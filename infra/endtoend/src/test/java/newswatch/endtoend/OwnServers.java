package newswatch.endtoend;

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

  /** Which is what is wrong with a wrong password, and nowhere printed. */
  static final String WRONG = "wrong";

  private OwnServers() {}

  /** Starts them, and has the services that are started from now on know how to be let in. */
  static void startIn(Containers containers) throws Exception {
    ServerCertificate certificate = ServerCertificate.of("elasticsearch");
    containers.startServersFor("elastic", PASSWORD, certificate);
    containers.set("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT");
    containers.set("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "PLAIN");
    containers.give(KAFKA_SECRET, KAFKA_LOGIN.formatted(PASSWORD));
    containers.set("SPRING_ELASTICSEARCH_URIS", "https://elasticsearch:9200");
    containers.set("SPRING_ELASTICSEARCH_USERNAME", "elastic");
    containers.set("SPRING_ELASTICSEARCH_RESTCLIENT_SSL_BUNDLE", "elasticsearch");
    containers.set(
        "SPRING_SSL_BUNDLE_PEM_ELASTICSEARCH_TRUSTSTORE_CERTIFICATE",
        "file:/etc/newswatch/elasticsearch-ca.pem");
    containers.give("/etc/newswatch/elasticsearch-ca.pem", certificate.authority());
    containers.give(ELASTICSEARCH_SECRET, PASSWORD + "\n");
  }

  /** Gives the services that are started from now on a wrong password for Elasticsearch. */
  static void mistakeElasticsearch(Containers containers) {
    containers.give(ELASTICSEARCH_SECRET, WRONG + "\n");
  }

  /** Gives the services that are started from now on a wrong password for Kafka. */
  static void mistakeKafka(Containers containers) {
    containers.give(KAFKA_SECRET, KAFKA_LOGIN.formatted(WRONG));
  }
}

package newswatch.start;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.springframework.boot.ssl.SslBundle;

/** The way to the brokers: asks them, and tells settings that can never work from absence. */
final class BrokerConnection {
  private static final String PROTOCOL = "spring.kafka.security.protocol";

  private final Map<String, Object> settings;
  private final Bootstrap bootstrap;
  private final String protocol;

  /** What is asked of the brokers. */
  @FunctionalInterface
  interface Question<T> {
    T ask(Admin admin) throws InterruptedException, ExecutionException, TimeoutException;
  }

  /**
   * @param settings of an admin client
   * @param seconds for each request
   * @throws CannotStart when they name no broker, or no protocol that there is
   */
  BrokerConnection(Map<String, Object> settings, int seconds) {
    this.settings = new HashMap<>(settings);
    this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, seconds * 1000);
    this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, seconds * 1000);
    this.bootstrap = Bootstrap.of(settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    this.protocol =
        String.valueOf(
                settings.getOrDefault(
                    CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                    CommonClientConfigs.DEFAULT_SECURITY_PROTOCOL))
            .toUpperCase(Locale.ROOT);
    if (!SecurityProtocol.names().contains(protocol)) {
      throw new CannotStart(
          PROTOCOL + " is '" + protocol + "'",
          "Set it to one of " + String.join(", ", SecurityProtocol.names()) + ".",
          null);
    }
  }

  /** The brokers, for people. */
  String where() {
    return "Kafka at " + bootstrap;
  }

  /**
   * Asks once.
   *
   * @throws CannotStart when it can never be answered with these settings
   * @throws Exception when it is not answered now
   */
  <T> T ask(Question<T> question) throws Exception {
    boolean tls = protocol.endsWith("SSL");
    // Before a client of Kafka's does, which would take what TLS says for a size and run out of
    // memory.
    if (!tls && answersPlainly() == Bootstrap.Answer.TLS) {
      throw new CannotStart(
          where() + " speaks TLS, and " + PROTOCOL + " is " + protocol,
          "Set " + PROTOCOL + " to SSL, or to SASL_SSL where it asks for a login.",
          null);
    }
    try (Admin admin = connected()) {
      return question.ask(admin);
    } catch (ExecutionException | TimeoutException e) {
      throw explained(e, tls);
    }
  }

  private Bootstrap.Answer answersPlainly() throws IOException {
    Bootstrap.Answer answer = bootstrap.greet();
    if (answer == Bootstrap.Answer.NOTHING) {
      throw new IOException("it takes the connection and says nothing");
    }
    return answer;
  }

  private Admin connected() throws IOException {
    // Else read by the client's own thread, which dies of it in silence.
    if (settings.get(SslBundle.class.getName()) instanceof SslBundle bundle) {
      try {
        bundle.createSslContext();
      } catch (IllegalStateException e) {
        throw Unworkable.bundle(where(), e);
      }
    }
    try {
      return Admin.create(settings);
    } catch (KafkaException e) {
      throw Unworkable.settings(where(), e);
    }
  }

  private Exception explained(Exception failure, boolean tls) throws IOException {
    Exception hopeless = Unworkable.answer(where(), settings, failure);
    if (hopeless != null) {
      return hopeless;
    }
    if (!isSilence(failure)) {
      return failure;
    }
    Bootstrap.Answer answer = bootstrap.greet();
    if (tls && answer == Bootstrap.Answer.PLAIN) {
      return new CannotStart(
          where() + " does not speak TLS, and " + PROTOCOL + " is " + protocol,
          "Set " + PROTOCOL + " to PLAINTEXT, or to SASL_PLAINTEXT where it asks for a login.",
          failure);
    }
    return answer == Bootstrap.Answer.PLAIN
        ? new IOException(
            "it greets and then says nothing. It may ask for a login ("
                + PROTOCOL
                + " is "
                + protocol
                + "), or send its clients to an address that cannot be reached from here (its"
                + " advertised.listeners)")
        : failure;
  }

  private static boolean isSilence(Exception failure) {
    return failure instanceof TimeoutException
        || failure.getCause() instanceof org.apache.kafka.common.errors.TimeoutException;
  }
}

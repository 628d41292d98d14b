package newswatch.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BrokerConnectionTest {
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"news\""
          + " password=\"sesam\";";

  /** Kafka's own client is made each time: what it says of its settings is what we read. */
  @Nested
  class OfSettings {
    @Test
    void protocolThatThereIsNotIsRefused() {
      assertThatThrownBy(() -> ask(Map.of("security.protocol", "RUBBISH_SSL")))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("spring.kafka.security.protocol is 'RUBBISH_SSL'");
    }

    @Test
    void loginThatIsMissingIsRefused() {
      assertThatThrownBy(
              () -> ask(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN")))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("Could not find a 'KafkaClient' entry");
    }

    @Test
    void loginThatCannotBeReadIsRefusedWithoutItsPassword() {
      assertThatThrownBy(
              () ->
                  ask(
                      Map.of(
                          "security.protocol",
                          "SASL_SSL",
                          "sasl.mechanism",
                          "PLAIN",
                          "sasl.jaas.config",
                          LOGIN.replace(";", ""))))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("spring.kafka.properties.sasl.jaas.config, cannot be read")
          .hasMessageNotContaining("sesam");
    }

    @Test
    void passwordWithABlankIsNotToldInPart() {
      assertThatThrownBy(
              () ->
                  ask(
                      Map.of(
                          "security.protocol",
                          "SASL_SSL",
                          "sasl.mechanism",
                          "PLAIN",
                          "sasl.jaas.config",
                          LOGIN.replace("\"sesam\"", "se sam"))))
          .isInstanceOfSatisfying(
              CannotStart.class,
              e -> {
                assertThat(e)
                    .hasMessage(
                        "the login for Kafka at 127.0.0.1:1,"
                            + " spring.kafka.properties.sasl.jaas.config, cannot be read")
                    .hasNoCause();
                assertThat(e.remedy()).contains("password=\"PASSWORD\";").doesNotContain("sam");
              });
    }

    @Test
    void certificateThatIsNotThereIsRefusedByName() {
      assertThatThrownBy(
              () ->
                  ask(
                      Map.of(
                          "security.protocol",
                          "SSL",
                          "ssl.truststore.type",
                          "PEM",
                          "ssl.truststore.location",
                          "/nowhere/ca.crt")))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("/nowhere/ca.crt");
    }

    @Test
    void nameThatIsNotKnownMayBeKnownLater() {
      assertThatThrownBy(
              () ->
                  ask(
                      Map.of(
                          "security.protocol", "SSL", "bootstrap.servers", "nowhere.invalid:9092")))
          .isInstanceOf(IOException.class);
    }

    private static Object ask(Map<String, Object> more) throws Exception {
      Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:1"));
      settings.putAll(more);
      return new BrokerConnection(settings, 1).ask(Admin::describeCluster);
    }
  }

  @Nested
  class OfAnswers {
    @Test
    void refusedLoginNamesTheUser() {
      assertThat(answered(new SaslAuthenticationException("Invalid username or password")))
          .isInstanceOfSatisfying(
              CannotStart.class,
              e -> {
                assertThat(e)
                    .hasMessage(
                        "Kafka refuses the login of user 'news': Invalid username or password");
                assertThat(e.remedy()).contains("spring.kafka.properties.sasl.jaas.config");
              });
    }

    @Test
    void certificateThatIsNotTrustedLeadsToTheBundle() {
      assertThat(
              answered(
                  new SslAuthenticationException(
                      "SSL handshake failed", new IllegalStateException("no path"))))
          .isInstanceOfSatisfying(
              CannotStart.class,
              e -> {
                assertThat(e).hasMessageContaining("no path");
                assertThat(e.remedy()).contains("spring.kafka.ssl.bundle");
              });
    }

    @Test
    void whatIsNotAllowedIsHopeless() {
      assertThat(answered(new TopicAuthorizationException("Topic authorization failed.")))
          .hasMessageContaining("does not allow what is needed with the login of user 'news'")
          .hasMessageContaining("Topic authorization failed.");
      assertThat(answered(new PolicyViolationException("3 replicas")))
          .hasMessageContaining("3 replicas");
    }

    @Test
    void silenceIsNot() {
      assertThat(answered(new TimeoutException("no node"))).isNull();
    }

    private static @Nullable CannotStart answered(Exception cause) {
      return Unworkable.answer(
          "Kafka", Map.of("sasl.jaas.config", LOGIN), new ExecutionException(cause));
    }
  }
}

package newswatch.start;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What a client of Kafka's says is what the client itself says: each is made. */
class KafkaClientAnalyzerTest {
  @Test
  void loginThatCannotBeReadIsToldWithoutPartOfItsPassword() {
    String login =
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=news"
            + " password=ge heim;";
    FailureAnalysis analysis =
        analysis(
            Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", login));
    assertThat(OneLineReport.line(analysis))
        .contains("spring.kafka.properties.sasl.jaas.config, cannot be read.")
        .doesNotContain("heim");
    assertThat(analysis.getCause()).hasNoCause();
  }

  @Test
  void otherSettingIsToldInKafkasWords() {
    assertThat(analysis(Map.of("auto.offset.reset", "often")).getDescription())
        .startsWith("Kafka's client cannot work: ")
        .contains("often", "auto.offset.reset");
  }

  private static FailureAnalysis analysis(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:1"));
    settings.putAll(more);
    KafkaException failure = catchThrowableOfType(KafkaException.class, () -> made(settings));
    return requireNonNull(new KafkaClientAnalyzer().analyze(failure));
  }

  private static void made(Map<String, Object> settings) {
    new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer()).close();
  }
}

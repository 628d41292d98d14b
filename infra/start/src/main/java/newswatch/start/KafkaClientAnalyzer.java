package newswatch.start;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells in Kafka's own words what else keeps one of its clients from working: a setting that only
 * one kind of client has, a state folder that cannot be written. Of a login that cannot be read it
 * tells in ours.
 */
final class KafkaClientAnalyzer extends AbstractFailureAnalyzer<KafkaException> {
  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, KafkaException cause) {
    if (Unworkable.isOfLogin(cause)) {
      CannotStart login = Unworkable.login("Kafka");
      return new FailureAnalysis(login.getMessage(), login.remedy(), login);
    }
    Set<String> told = new LinkedHashSet<>();
    for (Throwable one = cause; one != null; one = one.getCause()) {
      if (one.getMessage() != null) {
        told.add(one.getMessage());
      }
    }
    return told.isEmpty()
        ? null
        : new FailureAnalysis(
            "Kafka's client cannot work: " + String.join(": ", told),
            "Correct the setting of spring.kafka.* that it names, or what the setting points to.",
            cause);
  }
}

package newswatch.classify;

import static java.util.Objects.requireNonNullElse;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/** Up while the walk runs or shares out its work anew; part of the service's readiness. */
@Component("streamsHealthIndicator")
final class StreamsHealth extends AbstractHealthIndicator {
  private final StreamsBuilderFactoryBean streams;

  StreamsHealth(StreamsBuilderFactoryBean streams) {
    this.streams = streams;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    KafkaStreams running = streams.getKafkaStreams();
    KafkaStreams.State state =
        requireNonNullElse(
            running == null ? null : running.state(), KafkaStreams.State.NOT_RUNNING);
    builder
        .status(state == KafkaStreams.State.RUNNING ? "UP" : "OUT_OF_SERVICE")
        .withDetail("state", state);
  }
}

package newswatch.classify;

import static java.util.Objects.requireNonNullElse;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/**
 * Up while the walk runs and no thread of it died lately; out of service while it restores its
 * state or shares out its work anew. Part of the service's readiness.
 */
@Component("streamsHealthIndicator")
final class StreamsHealth extends AbstractHealthIndicator {
  private final StreamsBuilderFactoryBean streams;
  private final Setbacks setbacks;

  StreamsHealth(StreamsBuilderFactoryBean streams, Setbacks setbacks) {
    super("the state of the walk cannot be told");
    this.streams = streams;
    this.setbacks = setbacks;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    KafkaStreams running = streams.getKafkaStreams();
    KafkaStreams.State state =
        requireNonNullElse(
            running == null ? null : running.state(), KafkaStreams.State.NOT_RUNNING);
    builder.up().withDetail("state", state);
    if (state != KafkaStreams.State.RUNNING) {
      builder.outOfService();
    }
    setbacks
        .current()
        .ifPresent(setback -> builder.outOfService().withDetail("setback", setback.reason()));
  }
}

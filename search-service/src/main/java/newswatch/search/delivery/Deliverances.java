package newswatch.search.delivery;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import newswatch.events.DeliveryAttempt;
import newswatch.events.DeliveryState;

/**
 * Counts and times the tries of this process, as {@code newswatch.delivery.attempts} by outcome:
 * {@code taken}, {@code not-taken}, {@code unwanted}. {@code newswatch.delivery.delay} is how long
 * it is from an article's arrival here until the receiver has the message, of messages that are
 * taken at the first try and were not held; {@code newswatch.delivery.in.hand} is how many messages
 * wait or are under way.
 */
final class Deliverances {
  private static final double[] PERCENTILES = {0.5, 0.99};

  private final MeterRegistry meters;
  private final Timer delay;

  Deliverances(MeterRegistry meters) {
    this.meters = meters;
    this.delay =
        Timer.builder("newswatch.delivery.delay").publishPercentiles(PERCENTILES).register(meters);
  }

  void watch(Object whose, IntSupplier inHand) {
    meters.gauge("newswatch.delivery.in.hand", whose, _ -> inHand.getAsInt());
  }

  /** A message was tried, and has become this. */
  void tried(Sending ending, DeliveryState next) {
    DeliveryAttempt attempt = next.attempts().getLast();
    meters
        .timer("newswatch.delivery.attempts", "outcome", word(ending))
        .record(attempt.millis(), MILLISECONDS);
    if (ending instanceof Sending.Taken
        && next.attempts().size() == 1
        && next.alerts().size() == 1
        && !next.alerts().getFirst().occasion().ofTopic()) {
      Instant fetched = next.alerts().getFirst().fetchedAt();
      delay.record(Duration.between(fetched, attempt.at().plusMillis(attempt.millis())));
    }
  }

  private static String word(Sending ending) {
    return switch (ending) {
      case Sending.Taken _ -> "taken";
      case Sending.NotTaken _ -> "not-taken";
      case Sending.Unwanted _ -> "unwanted";
    };
  }
}

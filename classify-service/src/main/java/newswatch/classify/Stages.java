package newswatch.classify;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How long the walk takes over its articles, stage by stage, as {@code newswatch.walk.stage} in
 * seconds. The stages do not overlap; what a record takes beside them is Kafka Streams, its stores
 * and the reading of JSON. Placing is timed where it is done, under the same name.
 */
final class Stages {
  private final Map<Stage, Timer> timers = new EnumMap<>(Stage.class);

  /** What is timed here. */
  enum Stage {
    /** Cutting the text into words, and judging it by the topics that may match. */
    TAG,
    /** Finding the subscriptions that ask for it. */
    MATCH,
    /** Making the sketch by which stories are found. */
    SKETCH,
    /** Writing the classified article as bytes. */
    WRITE_CLASSIFIED,
    /** Writing the tagged article as bytes. */
    WRITE_TAGGED
  }

  Stages(MeterRegistry meters) {
    for (Stage stage : Stage.values()) {
      timers.put(
          stage,
          meters.timer(
              "newswatch.walk.stage",
              "stage",
              stage.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
  }

  <T> T timed(Stage stage, Supplier<T> work) {
    Timer timer = requireNonNull(timers.get(stage));
    long begun = System.nanoTime();
    T made = work.get();
    timer.record(System.nanoTime() - begun, NANOSECONDS);
    return made;
  }
}

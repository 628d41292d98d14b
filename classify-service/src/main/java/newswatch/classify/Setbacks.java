package newswatch.classify;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a thread of the walk that dies: it is replaced after a pause, which doubles from
 * {@link #FIRST_PAUSE} to {@link #LONGEST_PAUSE} while threads go on dying. So a failure that lasts
 * neither spins nor hides, and heals without a restart once its cause is gone.
 */
final class Setbacks implements StreamsUncaughtExceptionHandler {
  static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** A replaced thread that lives so long counts as well. */
  static final Duration PROBATION = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(Setbacks.class);

  private final InstantSource clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Setback newest;

  /**
   * A thread died.
   *
   * @param well when the walk counts as well again, unless another dies
   */
  record Setback(String reason, Duration pause, Instant well) {}

  Setbacks(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    Setback setback = add(failure);
    LOG.atError()
        .addKeyValue("retriedAfter", setback.pause())
        .setCause(failure)
        .log("a thread of the walk died and is replaced");
    pause(setback.pause());
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** The newest, while the walk does not count as well. */
  synchronized Optional<Setback> current() {
    return Optional.ofNullable(newest).filter(setback -> clock.instant().isBefore(setback.well()));
  }

  /** Ends pauses, so that a service that is stopped does not sit them out. */
  void close() {
    closing.countDown();
  }

  private synchronized Setback add(Throwable failure) {
    Duration pause =
        current()
            .map(Setback::pause)
            .map(earlier -> earlier.multipliedBy(2))
            .map(doubled -> doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled)
            .orElse(FIRST_PAUSE);
    newest = new Setback(innermost(failure), pause, clock.instant().plus(pause).plus(PROBATION));
    return newest;
  }

  private void pause(Duration pause) {
    try {
      boolean _ = closing.await(pause.toMillis(), MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString();
  }
}

package newswatch.search.canary;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import newswatch.events.CanaryArrived;
import newswatch.start.CanaryProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes the canaries where messages would be sent, and misses those that do not come. Thread-safe.
 *
 * <p>{@code newswatch.canary} times them, from when ingest-service sent them until they are here,
 * with the p50 and the p99 of the last six hours. Where the clocks of two machines differ, so do
 * the times; what would have arrived before it was sent took no time.
 */
@Component
public final class Canaries {
  /** Where this many have not come, something is wrong. */
  static final int MISSED = 3;

  /** Of how many the last times are told. */
  private static final int COUNTED = 200;

  private static final double[] PERCENTILES = {0.5, 0.99};
  private static final Duration WINDOW = Duration.ofHours(6);
  private static final int PIECES = 6;

  private final Duration every;
  private final InstantSource clock;
  private final Timer timer;
  private final Deque<Duration> took = new ArrayDeque<>();
  private @Nullable Instant ownedSince;
  private @Nullable Instant lastAt;

  /** When the newest was sent that has come. */
  private @Nullable Instant sentAt;

  Canaries(CanaryProperties properties, InstantSource clock, MeterRegistry meters) {
    this.every = properties.every();
    this.clock = clock;
    this.timer =
        Timer.builder("newswatch.canary")
            .publishPercentiles(PERCENTILES)
            .distributionStatisticExpiry(WINDOW)
            .distributionStatisticBufferLength(PIECES)
            .register(meters);
  }

  /** Whether they come, where this instance can tell. */
  public enum State {
    /** None are sent. */
    OFF,
    /** Another instance takes them. */
    ELSEWHERE,
    /** None has come yet, nor is missed. */
    WAITING,
    /** They come. */
    FINE,
    /** The last {@value Canaries#MISSED} have not come. */
    LATE
  }

  /**
   * How it stands with them.
   *
   * @param lastAt when the last one came; this and what follows is absent where none has
   * @param last how long it took
   * @param p50 of the last {@value Canaries#COUNTED}, likewise
   */
  public record Standing(
      State state,
      @Nullable Instant lastAt,
      @Nullable Duration last,
      @Nullable Duration p50,
      @Nullable Duration p99) {
    public Standing {
      requireNonNull(state, "state");
    }
  }

  /** They come here from now on. */
  public synchronized void owned() {
    ownedSince = clock.instant();
  }

  /** They come to another instance from now on. */
  public synchronized void lost() {
    ownedSince = null;
  }

  /** One has come; what comes again, or behind a newer one, does not count. */
  public synchronized void arrived(CanaryArrived canary) {
    if (sentAt != null && !canary.sentAt().isAfter(sentAt)) {
      return;
    }
    sentAt = canary.sentAt();
    Instant now = clock.instant();
    Duration since = Duration.between(canary.sentAt(), now);
    Duration its = since.isNegative() ? Duration.ZERO : since;
    lastAt = now;
    took.add(its);
    if (took.size() > COUNTED) {
      took.remove();
    }
    timer.record(its);
  }

  /** How it stands now. */
  public synchronized Standing standing() {
    List<Duration> sorted = took.stream().sorted().toList();
    return new Standing(
        state(clock.instant()),
        lastAt,
        took.peekLast(),
        percentile(sorted, PERCENTILES[0]),
        percentile(sorted, PERCENTILES[1]));
  }

  private State state(Instant now) {
    if (every.isZero()) {
      return State.OFF;
    }
    if (ownedSince == null) {
      return State.ELSEWHERE;
    }
    Instant from = sentAt == null || sentAt.isBefore(ownedSince) ? ownedSince : sentAt;
    if (from.plus(every.multipliedBy(MISSED)).isBefore(now)) {
      return State.LATE;
    }
    return sentAt == null ? State.WAITING : State.FINE;
  }

  private static @Nullable Duration percentile(List<Duration> sorted, double which) {
    return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(which * sorted.size()) - 1);
  }
}

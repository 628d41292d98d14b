package newswatch.search.trial;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import newswatch.search.index.ArticleIndex;

/** The time that a preview, or a part of it, has. */
final class TimeLeft {
  /** How long Elasticsearch may take for one answer: people wait for it, as for a search. */
  static final Duration ANSWER = Duration.ofSeconds(6);

  private final LongSupplier nanos;
  private final long end;

  private TimeLeft(LongSupplier nanos, long end) {
    this.nanos = nanos;
    this.end = end;
  }

  /** So much from now on. */
  static TimeLeft of(Duration time, LongSupplier nanos) {
    return new TimeLeft(nanos, nanos.getAsLong() + time.toNanos());
  }

  /** The same, and so much less of it. */
  TimeLeft less(Duration time) {
    return new TimeLeft(nanos, end - time.toNanos());
  }

  boolean over() {
    return left() <= 0;
  }

  private long left() {
    return end - nanos.getAsLong();
  }

  /**
   * Waits for an answer; absent where the time is over before it comes.
   *
   * @throws newswatch.search.index.IndexUnavailable when it fails, or takes longer than an answer
   *     may although there is time
   */
  <T> Optional<T> await(CompletableFuture<T> answer) {
    try {
      return ArticleIndex.await(
          ANSWER,
          answer
              .thenApply(Optional::of)
              .completeOnTimeout(Optional.empty(), Math.max(0, left()), TimeUnit.NANOSECONDS));
    } finally {
      answer.cancel(true);
    }
  }
}

package newswatch.classify.story;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Counts the classified articles that this process placed in stories, by what became of them, as
 * {@code newswatch.placements}. For its lifetime, redelivered records counted each time:
 *
 * <pre>
 * read from news.classified = first + joined + known + withdrawn
 *                             + newswatch.dead.letters{channel="news.classified"}
 * written to news.tagged-articles = first + joined + known
 * </pre>
 *
 * <p>How many articles others are compared with now is {@code newswatch.tellings}; how long the
 * story of one is looked for is {@code newswatch.walk.stage} with the stage {@code place}.
 */
public final class Placings {
  private static final String NAME = "newswatch.placements";

  private final MeterRegistry meters;
  private final Timer placing;
  private final AtomicInteger tellings = new AtomicInteger();

  /** What became of an article. */
  enum Outcome {
    /** It began a story. */
    FIRST("first"),
    /** It joined a story. */
    JOINED("joined"),
    /** Its story had been decided before. */
    KNOWN("known"),
    /** It was withdrawn on its way, and is told no more. */
    WITHDRAWN("withdrawn");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }
  }

  /** Counts here. */
  public Placings(MeterRegistry meters) {
    this.meters = meters;
    this.placing = meters.timer("newswatch.walk.stage", "stage", "place");
    for (Outcome outcome : Outcome.values()) {
      meters.counter(NAME, "outcome", outcome.word);
    }
    Gauge.builder("newswatch.tellings", tellings, AtomicInteger::get).register(meters);
  }

  <T> T timed(Supplier<T> place) {
    long begun = System.nanoTime();
    T found = place.get();
    placing.record(System.nanoTime() - begun, NANOSECONDS);
    return found;
  }

  void placed(Outcome outcome) {
    meters.counter(NAME, "outcome", outcome.word).increment();
  }

  void holding(int count) {
    tellings.set(count);
  }
}

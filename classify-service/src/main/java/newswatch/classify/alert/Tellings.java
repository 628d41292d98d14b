package newswatch.classify.alert;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * Counts what articles were to the subscriptions that they matched, as {@code
 * newswatch.alerts.matches} by outcome. For the lifetime of this process, redelivered records
 * counted each time:
 *
 * <pre>
 * matches that were read = alert + again + growth + known + old
 * written to news.alerts = alert + again + growth
 * </pre>
 */
public final class Tellings {
  private static final String NAME = "newswatch.alerts.matches";
  private static final List<String> OUTCOMES = List.of("alert", "again", "growth", "known", "old");

  private final MeterRegistry meters;

  /** Counts here. */
  public Tellings(MeterRegistry meters) {
    this.meters = meters;
    OUTCOMES.forEach(outcome -> meters.counter(NAME, "outcome", outcome));
  }

  void count(News news) {
    String word =
        switch (news) {
          case News.Alert _ -> "alert";
          case News.Again _ -> "again";
          case News.Growth _ -> "growth";
          case News.Known _ -> "known";
          case News.Old _ -> "old";
        };
    meters.counter(NAME, "outcome", word).increment();
  }
}

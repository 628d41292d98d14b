package newswatch.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import newswatch.ingest.channel.Answer;
import org.springframework.stereotype.Component;

/**
 * Counts what people hand in, since the start.
 *
 * <p>{@code newswatch.submissions} by outcome: submissions read = {@code published} + {@code
 * refused} + {@code dead-lettered} + {@code retried} + those under way, where the first three are
 * counted when Kafka has acknowledged their ending, and retried ones were not acknowledged and are
 * read again.
 */
@Component
final class SubmissionMeters {
  private final MeterRegistry registry;

  SubmissionMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Counts answers that are published.
   *
   * @param unreadable how many records beside them could not be read
   */
  void count(List<Answer> answers, int unreadable) {
    for (Answer answer : answers) {
      switch (answer) {
        case Answer.Sighted _ -> count("published", 1);
        case Answer.Refused _ -> count("refused", 1);
        case Answer.Failed _ -> count("dead-lettered", 1);
      }
    }
    count("dead-lettered", unreadable);
  }

  /** Counts submissions whose answers were not acknowledged. */
  void countAgain(int submissions) {
    count("retried", submissions);
  }

  private void count(String outcome, int submissions) {
    registry.counter("newswatch.submissions", "outcome", outcome).increment(submissions);
  }
}

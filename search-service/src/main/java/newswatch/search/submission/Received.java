package newswatch.search.submission;

import static java.util.Objects.requireNonNull;

import java.util.List;
import newswatch.events.SubmissionId;

/**
 * What the desk took.
 *
 * @param items how many things were taken
 * @param refused how many were not
 * @param problems why, of the first of them
 */
public record Received(SubmissionId id, int items, int refused, List<LineProblem> problems) {
  public Received {
    requireNonNull(id, "id");
    problems = List.copyOf(problems);
  }
}

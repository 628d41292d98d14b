package newswatch.search.submission;

import static java.util.Objects.requireNonNull;

/**
 * A line that is refused.
 *
 * @param line counted from 1, blank lines included
 * @param problem why, for people
 */
public record LineProblem(int line, String problem) {
  public LineProblem {
    requireNonNull(problem, "problem");
  }
}

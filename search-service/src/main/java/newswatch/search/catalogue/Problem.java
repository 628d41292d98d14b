package newswatch.search.catalogue;

import static java.util.Objects.requireNonNull;

/**
 * Something in a file that could not be taken over.
 *
 * @param where the file and the place in it
 * @param problem what is wrong there, to be read by who wrote it
 */
public record Problem(String where, String problem) {
  public Problem {
    requireNonNull(where, "where");
    requireNonNull(problem, "problem");
  }
}

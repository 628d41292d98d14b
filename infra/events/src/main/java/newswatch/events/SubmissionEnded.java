package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one thing that was handed in: it was published as a sighting of an article, or it
 * was refused. Travels on {@link Channel#SUBMISSION_ENDINGS}, in one transaction with the sighting.
 *
 * @param line where it stood in what was handed in, from 1
 * @param items how many things were handed in together
 * @param article which article it is; absent where it was refused
 * @param problem why it was refused, for people; absent where it was published
 */
public record SubmissionEnded(
    SubmissionId id,
    int line,
    int items,
    @Nullable ArticleId article,
    @Nullable String problem,
    Instant endedAt) {
  /**
   * @throws IllegalArgumentException unless it has either an article or a problem
   */
  public SubmissionEnded {
    requireNonNull(id, "id");
    requireNonNull(endedAt, "endedAt");
    if ((article == null) == (problem == null)) {
      throw new IllegalArgumentException("a submission ends as an article or with a problem");
    }
  }
}

package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing of those that somebody handed in together: an address to be read, or an article.
 * Travels on {@link Channel#SUBMISSIONS}.
 *
 * @param line where it stood in what was handed in, from 1
 * @param items how many things were handed in together, 1 or more
 * @param address a page to be fetched; absent where the article itself was handed in
 * @param article absent where an address was handed in
 * @param alert whether it may alert as a live article does
 */
public record Submission(
    SubmissionId id,
    int line,
    int items,
    @Nullable URI address,
    @Nullable HandedIn article,
    boolean alert,
    Instant receivedAt) {
  /**
   * @throws IllegalArgumentException unless it is either an address or an article, and its numbers
   *     are in range
   */
  public Submission {
    requireNonNull(id, "id");
    requireNonNull(receivedAt, "receivedAt");
    if ((address == null) == (article == null)) {
      throw new IllegalArgumentException("a submission is either an address or an article");
    }
    if (line < 1 || items < 1) {
      throw new IllegalArgumentException("lines and items are counted from 1");
    }
  }
}

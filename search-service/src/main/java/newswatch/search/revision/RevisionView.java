package newswatch.search.revision;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revision of an article, as it is told beside the article.
 *
 * @param revision counts the changes of its text, from 1
 * @param fetchedAt when it was first fetched so; absent where nobody noted it
 * @param title as it was then
 * @param sha256 of its title, a blank line and its text in UTF-8, in lower-case hex
 * @param diff what changed since the revision before it that is kept; absent where none is
 */
public record RevisionView(
    int revision,
    @Nullable Instant fetchedAt,
    String title,
    String sha256,
    @Nullable Difference diff) {
  public RevisionView {
    requireNonNull(title, "title");
    requireNonNull(sha256, "sha256");
  }
}

package newswatch.classify.head;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import newswatch.events.Article;
import newswatch.events.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the revision before the newest.
 *
 * @param fetchedAt when the sighting that brought it was fetched; absent where nobody noted it
 */
public record Former(int revision, String textHash, @Nullable Instant fetchedAt) {
  /**
   * @throws IllegalArgumentException when the revision is below 1
   */
  public Former {
    requireNonNull(textHash, "textHash");
    if (revision < 1) {
      throw new IllegalArgumentException("a revision is 1 or more, not " + revision);
    }
  }

  /**
   * The article as it was told then.
   *
   * @param text as a sighting brought it
   * @param source as the article's first sighting named it
   */
  Revision of(Article text, String source) {
    return new Revision(
        new Article(
            text.id(),
            text.url(),
            text.title(),
            text.summary(),
            text.body(),
            text.truncated(),
            text.author(),
            source,
            text.language(),
            text.publishedAt()),
        revision,
        fetchedAt);
  }
}

package newswatch.classify.head;

import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import newswatch.events.Origin;
import newswatch.events.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A sighting with something to tell.
 *
 * @param shown the article in the words that are shown, which may be those of an earlier sighting
 * @param head of its article once the sighting is counted
 * @param origin why it is told: as the head says, or because it is judged again
 * @param replaced the article as it was told until its newest revision; absent for the first one,
 *     and where that text is kept no more
 */
public record Sighted(
    ArticleSeen sighting, Article shown, Head head, Origin origin, @Nullable Revision replaced) {
  /** The article with all that is known of it. */
  public Article article() {
    return head.complete(shown);
  }
}

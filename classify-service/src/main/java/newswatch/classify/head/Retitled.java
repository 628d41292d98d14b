package newswatch.classify.head;

import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import org.jspecify.annotations.Nullable;

/** A title that somebody hands in alone is an edit of the title, and takes no text away. */
final class Retitled {
  private Retitled() {}

  static boolean isTitleHandedIn(ArticleSeen sighting) {
    return sighting.feeds().isEmpty() && Wording.isSilent(sighting);
  }

  /**
   * The sighting with the text that is shown.
   *
   * @param shown absent when it is no longer kept; then the sighting stays as it is
   */
  static ArticleSeen over(@Nullable Article shown, ArticleSeen sighting) {
    if (shown == null) {
      return sighting;
    }
    Article given = sighting.article();
    Article whole =
        new Article(
            given.id(),
            given.url(),
            given.title(),
            shown.summary(),
            shown.body(),
            shown.truncated(),
            given.author(),
            given.source(),
            given.language(),
            given.publishedAt());
    return new ArticleSeen(
        whole, sighting.feeds(), sighting.collections(), sighting.origin(), sighting.fetchedAt());
  }
}

package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import java.util.List;
import newswatch.events.ArticleTagged;
import org.jspecify.annotations.Nullable;

/**
 * The articles of a page, in the order of the search.
 *
 * @param end where the next page begins; absent after the last
 */
record Listing(List<Line> lines, @Nullable Rank end) {
  /** Nothing, and nothing that follows. */
  static final Listing EMPTY = new Listing(List.of(), null);

  Listing {
    lines = List.copyOf(lines);
  }

  /**
   * An article, or a story by its best article.
   *
   * @param matchesInStory how many of the story's articles match, 1 or more; absent where each
   *     article is listed by itself
   */
  record Line(ArticleTagged article, @Nullable Long matchesInStory) {
    Line {
      requireNonNull(article, "article");
    }
  }
}

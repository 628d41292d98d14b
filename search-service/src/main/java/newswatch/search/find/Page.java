package newswatch.search.find;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a search found.
 *
 * @param total how many articles it found in all
 * @param next where the next page begins; absent after the last
 */
public record Page(long total, List<FoundArticle> articles, @Nullable Cursor next) {
  public Page {
    articles = List.copyOf(articles);
  }
}

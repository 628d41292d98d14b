package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a search found.
 *
 * @param total how many articles it found in all
 * @param timeline when all of those were published, gaps as zeros
 * @param next where the next page begins; absent after the last
 */
public record Page(
    long total,
    List<FoundArticle> articles,
    Facets facets,
    List<Stretch> timeline,
    @Nullable Cursor next) {
  public Page {
    requireNonNull(facets, "facets");
    articles = List.copyOf(articles);
    timeline = List.copyOf(timeline);
  }
}

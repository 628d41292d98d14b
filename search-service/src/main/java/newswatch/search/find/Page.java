package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a search found.
 *
 * @param total how many articles it found in all
 * @param stories how many stories these tell, each article without a story for one; absent where
 *     articles are listed by themselves
 * @param timeline when all of those were published, gaps as zeros
 * @param next the cursor of the next page; absent after the last
 */
public record Page(
    long total,
    @Nullable Long stories,
    List<FoundArticle> articles,
    Facets facets,
    List<Stretch> timeline,
    @Nullable String next) {
  public Page {
    requireNonNull(facets, "facets");
    articles = List.copyOf(articles);
    timeline = List.copyOf(timeline);
  }
}

package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import java.util.List;
import newswatch.events.ArticleTagged;
import org.jspecify.annotations.Nullable;

/**
 * An article that a search found.
 *
 * @param highlights the passages that made it match, in the order of the text
 * @param matchesInStory how many articles of its story the search found, where each story is listed
 *     once; absent where each article is listed by itself
 */
public record FoundArticle(
    ArticleTagged article, List<Highlight> highlights, @Nullable Long matchesInStory) {
  public FoundArticle {
    requireNonNull(article, "article");
    highlights = List.copyOf(highlights);
  }
}

package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import java.util.List;
import newswatch.events.ArticleTagged;

/**
 * An article that a search found.
 *
 * @param highlights the passages that made it match, in the order of the text
 */
public record FoundArticle(ArticleTagged article, List<Highlight> highlights) {
  public FoundArticle {
    requireNonNull(article, "article");
    highlights = List.copyOf(highlights);
  }
}

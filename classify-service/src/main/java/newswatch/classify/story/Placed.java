package newswatch.classify.story;

import static java.util.Objects.requireNonNull;

import newswatch.events.ArticleClassified;
import newswatch.events.StoryId;

/**
 * An article in its story.
 *
 * @param told what is told of it to whoever searches
 * @param fresh whether it was placed just now; not when it comes again, in whatever words
 * @param development whether it tells how the story went on; not when it is not fresh
 */
public record Placed<T>(
    T told, ArticleClassified article, StoryId story, boolean fresh, boolean development) {
  public Placed {
    requireNonNull(article, "article");
    requireNonNull(story, "story");
  }
}

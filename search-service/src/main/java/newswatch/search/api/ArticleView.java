package newswatch.search.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import newswatch.events.ArticleTagged;
import newswatch.search.find.FoundArticle;
import newswatch.search.find.Highlight;
import newswatch.search.find.StoryArticle;
import newswatch.search.revision.RevisionView;
import newswatch.search.trial.Why;
import org.jspecify.annotations.Nullable;

/**
 * An article as the API tells it.
 *
 * @param storyArticles the others of its story, where it is read alone
 * @param revisions what an edited article said before, newest first, where it is read alone
 * @param why what a topic says of it, where that was asked
 * @param matchesInStory how many articles of its story the search found, where each story is listed
 *     once
 */
record ArticleView(
    @JsonUnwrapped ArticleTagged article,
    @Nullable List<Highlight> highlights,
    @Nullable List<StoryArticle> storyArticles,
    @Nullable List<RevisionView> revisions,
    @Nullable Why why,
    @Nullable Long matchesInStory) {
  /** As one of those that a search found. */
  static ArticleView of(FoundArticle found) {
    return new ArticleView(
        found.article(), found.highlights(), null, null, null, found.matchesInStory());
  }
}

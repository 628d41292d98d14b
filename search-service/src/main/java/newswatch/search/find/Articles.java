package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.StoryId;
import newswatch.search.index.ArticleDocument;
import newswatch.search.index.IndexUnavailable;
import org.springframework.stereotype.Component;

/** The articles that can be found. */
@Component
public final class Articles {
  /** How many other articles of a story are told with one of them. */
  public static final int MOST_OF_STORY = 100;

  private final Questions questions;
  private final Pages pages;

  Articles(Questions questions, Pages pages) {
    this.questions = questions;
    this.pages = pages;
  }

  /**
   * A page of the articles that a search finds, with what all of them have in common.
   *
   * @throws UnusableSearch when its cursor was not handed out for it, an article that it names is
   *     not there, or its timeline would be too long
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public Page find(Search search) {
    return pages.page(search);
  }

  /**
   * One article.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public Optional<ArticleDocument> byId(ArticleId id) {
    SearchRequest one = questions.request().query(FilterQuery.of(List.of(id))).build();
    return questions.ask(one, ArticleDocument.class).hits().hits().stream()
        .map(Articles::document)
        .findFirst();
  }

  /**
   * The other articles of an article's story, at most {@link #MOST_OF_STORY}, those that were told
   * first before others.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public List<StoryArticle> ofStoryOf(ArticleTagged article) {
    StoryId story = article.story();
    if (story == null) {
      return List.of();
    }
    SearchRequest others =
        questions
            .request()
            .query(FilterQuery.othersOf(story, article.article().id()))
            .source(source -> source.filter(fields -> fields.includes(StoryArticle.FIELDS)))
            .sort(Rank.order(Sort.OLDEST))
            .size(MOST_OF_STORY)
            .build();
    return questions.ask(others, StoryArticle.class).hits().hits().stream()
        .map(hit -> requireNonNull(hit.source()))
        .toList();
  }

  /**
   * How many of these can be found.
   *
   * @param ids at most 10,000
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public long count(Collection<ArticleId> ids) {
    if (ids.isEmpty()) {
      return 0;
    }
    SearchResponse<ArticleDocument> response =
        questions.ask(
            questions
                .request()
                .trackTotalHits(t -> t.enabled(true))
                .size(0)
                .query(FilterQuery.of(ids))
                .build(),
            ArticleDocument.class);
    return requireNonNull(response.hits().total()).value();
  }

  private static ArticleDocument document(Hit<ArticleDocument> hit) {
    return requireNonNull(hit.source());
  }
}

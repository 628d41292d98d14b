package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.StoryId;
import newswatch.search.index.ArticleDocument;
import newswatch.search.index.ArticleIndex;
import newswatch.search.index.IndexUnavailable;
import org.springframework.stereotype.Component;

/** The articles that can be found. */
@Component
public final class Articles {
  /** How many other articles of a story are told with one of them. */
  public static final int MOST_OF_STORY = 100;

  private static final String TIME_LIMIT = "5s";

  /** People wait for it: a node that says nothing is not waited for as long as for a batch. */
  private static final Duration ANSWER = Duration.ofSeconds(6);

  private final ElasticsearchAsyncClient client;

  Articles(ElasticsearchClient client) {
    this.client = new ElasticsearchAsyncClient(client._transport());
  }

  /**
   * A page of the articles that a search finds, with what all of them have in common.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public Page find(Search search) {
    Survey survey = Survey.read(search, ask(Survey.request(search, request()).build()));
    SearchResponse<ArticleDocument> response = ask(page(search, survey));
    List<Hit<ArticleDocument>> hits = response.hits().hits();
    Highlighter highlighter = Highlighter.of(search.query());
    List<FoundArticle> found =
        hits.stream()
            .limit(search.size())
            .map(hit -> document(hit).article())
            .map(article -> new FoundArticle(article, highlighter.passages(article)))
            .toList();
    boolean more = search.size() > 0 && hits.size() > search.size();
    return new Page(
        survey.total(),
        found,
        survey.facets(),
        survey.timeline(response),
        more ? cursor(search, hits.get(search.size() - 1)) : null);
  }

  /**
   * One article.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public Optional<ArticleDocument> byId(ArticleId id) {
    SearchRequest one =
        request().trackTotalHits(t -> t.enabled(false)).query(IndexQuery.of(List.of(id))).build();
    return ask(one).hits().hits().stream().map(Articles::document).findFirst();
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
        request()
            .trackTotalHits(t -> t.enabled(false))
            .query(IndexQuery.othersOf(story, article.article().id()))
            .source(source -> source.filter(fields -> fields.includes(StoryArticle.FIELDS)))
            .sort(order(Sort.OLDEST))
            .size(MOST_OF_STORY)
            .build();
    return ask(others, StoryArticle.class).hits().hits().stream()
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
        ask(
            request()
                .trackTotalHits(t -> t.enabled(true))
                .size(0)
                .query(IndexQuery.of(ids))
                .build());
    return requireNonNull(response.hits().total()).value();
  }

  /** Asks for one article more than the page holds, which tells whether there is a next page. */
  private static SearchRequest page(Search search, Survey survey) {
    SearchRequest.Builder request =
        request()
            .trackTotalHits(t -> t.enabled(false))
            .query(IndexQuery.of(search))
            .sort(order(search.sort()))
            .size(search.size() == 0 ? 0 : search.size() + 1);
    survey.askForTimeline(request);
    Cursor after = search.after();
    if (after != null) {
      FieldValue time = FieldValue.of(after.rankedAt().toEpochMilli());
      FieldValue id = FieldValue.of(after.id().value());
      if (search.sort() == Sort.RELEVANCE) {
        request.searchAfter(FieldValue.of(after.score()), time, id);
      } else {
        request.searchAfter(time, id);
      }
    }
    return request.build();
  }

  static List<SortOptions> order(Sort sort) {
    SortOptions id = by("id", SortOrder.Asc);
    return switch (sort) {
      case RELEVANCE ->
          List.of(
              SortOptions.of(s -> s.score(score -> score.order(SortOrder.Desc))),
              by("rankedAt", SortOrder.Desc),
              id);
      case NEWEST -> List.of(by("rankedAt", SortOrder.Desc), id);
      case OLDEST -> List.of(by("rankedAt", SortOrder.Asc), id);
    };
  }

  private static SortOptions by(String field, SortOrder order) {
    return SortOptions.of(sort -> sort.field(by -> by.field(field).order(order)));
  }

  private static SearchRequest.Builder request() {
    return new SearchRequest.Builder()
        .index(ArticleIndex.NAME)
        .ignoreUnavailable(true)
        .allowPartialSearchResults(false)
        .timeout(TIME_LIMIT);
  }

  private SearchResponse<ArticleDocument> ask(SearchRequest request) {
    return ask(request, ArticleDocument.class);
  }

  private <T> SearchResponse<T> ask(SearchRequest request, Class<T> document) {
    SearchResponse<T> response = ArticleIndex.await(ANSWER, client.search(request, document));
    if (response.timedOut()) {
      throw new IndexUnavailable("the search took longer than " + TIME_LIMIT, null);
    }
    return response;
  }

  private static ArticleDocument document(Hit<ArticleDocument> hit) {
    return requireNonNull(hit.source());
  }

  private static Cursor cursor(Search search, Hit<ArticleDocument> last) {
    ArticleDocument document = document(last);
    float score =
        search.sort() == Sort.RELEVANCE && last.score() != null ? last.score().floatValue() : 0;
    return new Cursor(
        search.print(), score, document.rankedAt(), document.article().article().id());
  }
}

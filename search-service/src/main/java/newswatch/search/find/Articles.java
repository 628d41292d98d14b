package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.List;
import java.util.Optional;
import newswatch.events.ArticleId;
import newswatch.search.index.ArticleDocument;
import newswatch.search.index.ArticleIndex;
import newswatch.search.index.IndexUnavailable;
import org.springframework.stereotype.Component;

/** The articles that can be found. */
@Component
public final class Articles {
  private static final String TIME_LIMIT = "10s";

  private final ElasticsearchClient client;
  private final ArticleIndex index;

  Articles(ElasticsearchClient client, ArticleIndex index) {
    this.client = client;
    this.index = index;
  }

  /**
   * A page of the articles that a search finds, newest first.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public Page find(Search search) {
    SearchResponse<ArticleDocument> response = ask(request(search));
    Highlighter highlighter = Highlighter.of(search.query());
    List<ArticleDocument> documents = documents(response);
    List<FoundArticle> found =
        documents.stream()
            .limit(search.size())
            .map(ArticleDocument::article)
            .map(article -> new FoundArticle(article, highlighter.passages(article)))
            .toList();
    boolean more = documents.size() > search.size() && search.size() > 0;
    return new Page(total(response), found, more ? cursor(documents.get(search.size() - 1)) : null);
  }

  /**
   * One article.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public Optional<ArticleDocument> byId(ArticleId id) {
    SearchRequest request =
        SearchRequest.of(
            r ->
                r.index(ArticleIndex.NAME)
                    .ignoreUnavailable(true)
                    .allowPartialSearchResults(false)
                    .query(q -> q.ids(ids -> ids.values(id.value()))));
    return documents(ask(request)).stream().findFirst();
  }

  /** Asks for one article more than the page holds, which tells whether there is a next page. */
  private static SearchRequest request(Search search) {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(ArticleIndex.NAME)
            .ignoreUnavailable(true)
            .allowPartialSearchResults(false)
            .timeout(TIME_LIMIT)
            .trackTotalHits(track -> track.enabled(true))
            .query(IndexQuery.of(search))
            .sort(newest("rankedAt", SortOrder.Desc), newest("id", SortOrder.Asc))
            .size(search.size() == 0 ? 0 : search.size() + 1);
    Cursor after = search.after();
    if (after != null) {
      request.searchAfter(
          FieldValue.of(after.rankedAt().toEpochMilli()), FieldValue.of(after.id().value()));
    }
    return request.build();
  }

  private static SortOptions newest(String field, SortOrder order) {
    return SortOptions.of(sort -> sort.field(by -> by.field(field).order(order)));
  }

  private SearchResponse<ArticleDocument> ask(SearchRequest request) {
    SearchResponse<ArticleDocument> response =
        index.ask(() -> client.search(request, ArticleDocument.class));
    if (response.timedOut()) {
      throw new IndexUnavailable("the search took longer than " + TIME_LIMIT, null);
    }
    return response;
  }

  private static List<ArticleDocument> documents(SearchResponse<ArticleDocument> response) {
    return response.hits().hits().stream().map(Hit::source).map(d -> requireNonNull(d)).toList();
  }

  private static long total(SearchResponse<ArticleDocument> response) {
    return requireNonNull(response.hits().total()).value();
  }

  private static Cursor cursor(ArticleDocument last) {
    return new Cursor(last.rankedAt(), last.article().article().id());
  }
}

package newswatch.search.trial;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.MgetRequest;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.mget.MultiGetOperation;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import newswatch.events.ArticleId;
import newswatch.search.index.ArticleIndex;
import newswatch.search.trial.Lots.Lot;
import org.springframework.stereotype.Component;

/**
 * The articles of the past, to be judged again. Their order is drawn by a hash of their ids, so
 * that the same articles come in the same order each time, and two definitions are tried on the
 * same sample; nothing has to be held open in Elasticsearch meanwhile.
 */
@Component
class PastArticles {
  /** The most hits of one answer, as Elasticsearch has it. */
  private static final int WINDOW = 10_000;

  private static final String SEED = "1";

  private final ElasticsearchAsyncClient client;

  PastArticles(ElasticsearchClient client) {
    this.client = new ElasticsearchAsyncClient(client._transport());
  }

  /**
   * Draws articles that were first seen from {@code from} on. The first answer is waited for as
   * that of a search is, as nothing can be told without it; of further ones, those that come in
   * time.
   *
   * @param most how many, at least 1
   * @throws newswatch.search.index.IndexUnavailable when Elasticsearch does not answer
   */
  Lots draw(Instant from, int most, TimeLeft time) {
    List<Lot> drawn = new ArrayList<>();
    int size = Math.min(WINDOW, most);
    SearchResponse<Void> first =
        ArticleIndex.await(
            TimeLeft.ANSWER, client.search(drawing(from, size, List.of()), Void.class));
    Optional<SearchResponse<Void>> answer = Optional.of(first);
    while (answer.isPresent()) {
      List<Hit<Void>> hits = answer.get().hits().hits();
      hits.forEach(hit -> drawn.add(new Lot(hit.index(), requireNonNull(hit.id()))));
      if (hits.size() < size || drawn.size() >= most || time.over()) {
        break;
      }
      size = Math.min(WINDOW, most - drawn.size());
      answer = time.await(client.search(drawing(from, size, hits.getLast().sort()), Void.class));
    }
    return new Lots(requireNonNull(first.hits().total()).value(), drawn);
  }

  private static SearchRequest drawing(Instant from, int size, List<FieldValue> after) {
    Query period =
        Query.of(
            q ->
                q.range(
                    range ->
                        range.date(
                            time ->
                                time.field("firstSeenAt")
                                    .format("epoch_millis")
                                    .gte(Long.toString(from.toEpochMilli())))));
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(ArticleIndex.NAME)
            .ignoreUnavailable(true)
            .allowPartialSearchResults(false)
            .query(
                q ->
                    q.functionScore(
                        score ->
                            score
                                .query(filter -> filter.bool(all -> all.filter(period)))
                                .functions(
                                    by -> by.randomScore(hash -> hash.seed(SEED).field("id")))
                                .boostMode(FunctionBoostMode.Replace)))
            .sort(
                SortOptions.of(s -> s.score(by -> by.order(SortOrder.Desc))),
                SortOptions.of(s -> s.field(by -> by.field("id").order(SortOrder.Asc))))
            .source(source -> source.fetch(false))
            .size(size)
            .trackTotalHits(t -> t.enabled(after.isEmpty()));
    return after.isEmpty() ? request.build() : request.searchAfter(after).build();
  }

  /** Reads articles; those that have gone meanwhile are left out. */
  CompletableFuture<List<PastArticle>> read(List<Lot> lots) {
    MgetRequest request =
        MgetRequest.of(
            get ->
                get.realtime(false)
                    .sourceIncludes(PastArticle.FIELDS)
                    .docs(lots.stream().map(PastArticles::operation).toList()));
    return client.mget(request, PastArticle.class).thenApply(PastArticles::articles);
  }

  private static MultiGetOperation operation(Lot lot) {
    return MultiGetOperation.of(one -> one.index(lot.index()).id(lot.id()));
  }

  private static List<PastArticle> articles(MgetResponse<PastArticle> answer) {
    return answer.docs().stream()
        .filter(MultiGetResponseItem::isResult)
        .map(item -> item.result().source())
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * Reads articles by their ids, in no order.
   *
   * @param ids at most 10,000
   */
  CompletableFuture<List<PastArticle>> byIds(Collection<ArticleId> ids) {
    List<String> values = ids.stream().map(ArticleId::value).toList();
    SearchRequest request =
        SearchRequest.of(
            search ->
                search
                    .index(ArticleIndex.NAME)
                    .ignoreUnavailable(true)
                    .allowPartialSearchResults(false)
                    .query(q -> q.ids(any -> any.values(values)))
                    .source(source -> source.filter(filter -> filter.includes(PastArticle.FIELDS)))
                    .size(values.size())
                    .trackTotalHits(t -> t.enabled(false)));
    return client
        .search(request, PastArticle.class)
        .thenApply(
            answer ->
                answer.hits().hits().stream().map(Hit::source).filter(Objects::nonNull).toList());
  }
}

package newswatch.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import newswatch.events.ArticleId;
import org.springframework.stereotype.Component;

/**
 * Takes articles and what they said before out of every index that has our names, those included
 * that no alias shows yet. Elasticsearch is asked where they are, for a month cannot be known of an
 * article of which only the id is.
 */
@Component
public final class ArticleRemoval {
  private static final List<String> EVERYWHERE =
      List.of(ArticleIndex.NAME + "*", RevisionIndex.NAME + "*");
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int AT_ONCE = 1_000;
  private static final int NOT_FOUND = 404;

  private final ElasticsearchAsyncClient client;

  ArticleRemoval(ElasticsearchClient client) {
    this.client = new ElasticsearchAsyncClient(client._transport());
  }

  /**
   * Removes all there is of these articles, what was stored before this was called included; no
   * search finds it afterwards.
   *
   * @param ids at most 10,000
   * @return how many documents there were
   * @throws IndexUnavailable when Elasticsearch does not answer, or does not remove all of them
   */
  public int remove(Collection<ArticleId> ids) {
    // A document that was stored just now is not found before.
    ArticleIndex.await(ANSWER, client.indices().refresh(of -> of.index(EVERYWHERE)));
    int removed = 0;
    List<Hit<Void>> found = find(ids);
    while (!found.isEmpty()) {
      delete(found);
      removed += found.size();
      found = found.size() < AT_ONCE ? List.of() : find(ids);
    }
    return removed;
  }

  private List<Hit<Void>> find(Collection<ArticleId> ids) {
    List<FieldValue> values = ids.stream().map(id -> FieldValue.of(id.value())).toList();
    SearchRequest all =
        SearchRequest.of(
            search ->
                search
                    .index(EVERYWHERE)
                    .allowPartialSearchResults(false)
                    .trackTotalHits(total -> total.enabled(false))
                    .source(source -> source.fetch(false))
                    .query(
                        query -> query.terms(of -> of.field("id").terms(any -> any.value(values))))
                    .size(AT_ONCE));
    return ArticleIndex.await(ANSWER, client.search(all, Void.class)).hits().hits();
  }

  private void delete(List<Hit<Void>> found) {
    List<BulkOperation> operations =
        found.stream()
            .map(
                hit ->
                    BulkOperation.of(one -> one.delete(it -> it.index(hit.index()).id(hit.id()))))
            .toList();
    BulkResponse answer =
        ArticleIndex.await(
            ANSWER, client.bulk(bulk -> bulk.operations(operations).refresh(Refresh.True)));
    for (BulkResponseItem item : answer.items()) {
      if (item.error() != null && item.status() != NOT_FOUND) {
        throw new IndexUnavailable(item.error().type() + ": " + item.error().reason(), null);
      }
    }
  }
}

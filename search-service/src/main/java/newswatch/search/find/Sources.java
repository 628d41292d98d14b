package newswatch.search.find;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.time.Duration;
import java.util.List;
import newswatch.search.index.ArticleIndex;
import newswatch.search.index.IndexUnavailable;
import org.springframework.stereotype.Component;

/** Who published the articles that can be found. */
@Component
public final class Sources {
  private static final String WORDS = "source.words";
  private static final String NAMES = "names";
  private static final String TIME_LIMIT = "2s";

  /** Somebody types on meanwhile. */
  private static final Duration ANSWER = Duration.ofSeconds(3);

  private final ElasticsearchAsyncClient client;

  Sources(ElasticsearchClient client) {
    this.client = new ElasticsearchAsyncClient(client._transport());
  }

  /**
   * The sources whose names fit a beginning, those with the most articles first.
   *
   * @param most how many, at least 1
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public List<Facets.Count> beginning(Beginning beginning, int most) {
    if (beginning.isEmpty()) {
      return List.of();
    }
    SearchRequest request =
        SearchRequest.of(
            search ->
                search
                    .index(ArticleIndex.NAME)
                    .ignoreUnavailable(true)
                    .allowPartialSearchResults(false)
                    .timeout(TIME_LIMIT)
                    .trackTotalHits(track -> track.enabled(false))
                    .size(0)
                    .query(fitting(beginning))
                    .aggregations(
                        NAMES, names -> names.terms(by -> by.field("source").size(most))));
    SearchResponse<Void> answer = ArticleIndex.await(ANSWER, client.search(request, Void.class));
    if (answer.timedOut()) {
      throw new IndexUnavailable("the sources took longer than " + TIME_LIMIT, null);
    }
    Aggregate names = answer.aggregations().get(NAMES);
    return names == null || !names.isSterms()
        ? List.of()
        : names.sterms().buckets().array().stream()
            .map(name -> new Facets.Count(name.key().stringValue(), name.docCount()))
            .toList();
  }

  private static Query fitting(Beginning beginning) {
    return Query.of(
        q ->
            q.bool(
                all -> {
                  for (String word : beginning.words()) {
                    all.filter(f -> f.term(term -> term.field(WORDS).value(word)));
                  }
                  return all.filter(
                      f -> f.prefix(prefix -> prefix.field(WORDS).value(beginning.last())));
                }));
  }
}

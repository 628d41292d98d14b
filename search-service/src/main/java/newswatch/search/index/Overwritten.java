package newswatch.search.index;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.Revision;

/**
 * What the index holds of articles that a later revision is about to overwrite: the last place
 * where their former text is, where an edit came too late to say itself what it replaced.
 */
final class Overwritten {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** Each may hold half a megabyte. */
  private static final int AT_ONCE = 20;

  private final ElasticsearchAsyncClient client;

  Overwritten(ElasticsearchAsyncClient client) {
    this.client = client;
  }

  /**
   * The revisions that these edits overwrite, of those of them that do not say so.
   *
   * @return by article; none of an article that is not there, or not in an earlier revision
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  Map<ArticleId, Revision> by(List<ArticleTagged> edits) {
    List<ArticleTagged> silent = edits.stream().filter(one -> one.replaced() == null).toList();
    Map<ArticleId, Revision> found = new HashMap<>();
    for (int i = 0; i < silent.size(); i += AT_ONCE) {
      List<ArticleTagged> some = silent.subList(i, Math.min(silent.size(), i + AT_ONCE));
      for (ArticleTagged stored : stored(some)) {
        found.put(stored.article().id(), asRevision(stored));
      }
    }
    silent.forEach(
        edit ->
            found.computeIfPresent(
                edit.article().id(),
                (_, stored) -> stored.revision() < edit.revision() ? stored : null));
    return found;
  }

  private List<ArticleTagged> stored(List<ArticleTagged> edits) {
    List<String> ids = edits.stream().map(edit -> edit.article().id().value()).distinct().toList();
    SearchRequest request =
        SearchRequest.of(
            search ->
                search
                    .index(ArticleIndex.NAME)
                    .ignoreUnavailable(true)
                    .allowPartialSearchResults(false)
                    .trackTotalHits(total -> total.enabled(false))
                    .query(query -> query.ids(any -> any.values(ids)))
                    .size(ids.size()));
    return ArticleIndex.await(ANSWER, client.search(request, ArticleTagged.class))
        .hits()
        .hits()
        .stream()
        .map(hit -> requireNonNull(hit.source()))
        .toList();
  }

  private static Revision asRevision(ArticleTagged stored) {
    Instant since = stored.revision() == 1 ? stored.firstSeenAt() : stored.revisedAt();
    return new Revision(stored.article(), stored.revision(), since);
  }
}

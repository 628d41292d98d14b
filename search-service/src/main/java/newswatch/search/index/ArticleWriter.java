package newswatch.search.index;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.ArticleTagged;
import newswatch.events.EventJson;
import org.springframework.stereotype.Component;

/** Writes articles into generations of the index. */
@Component
final class ArticleWriter {
  private final BulkRequests requests;

  ArticleWriter(BulkRequests requests) {
    this.requests = requests;
  }

  /**
   * Writes each article into each generation.
   *
   * @param type whether a document of the same version is written again
   * @return how it ended for each article, in their order
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  List<Stored> write(List<ArticleTagged> articles, List<Generation> targets, VersionType type) {
    List<BulkRequests.Sized> operations = new ArrayList<>();
    for (ArticleTagged article : articles) {
      byte[] document = EventJson.write(ArticleDocument.of(article));
      targets.forEach(target -> operations.add(storing(article, document, target, type)));
    }
    List<Stored> endings = requests.send(operations);
    List<Stored> ofArticles = new ArrayList<>();
    for (int first = 0; first < endings.size(); first += targets.size()) {
      ofArticles.add(Stored.worst(endings.subList(first, first + targets.size())));
    }
    return ofArticles;
  }

  private static BulkRequests.Sized storing(
      ArticleTagged article, byte[] document, Generation target, VersionType type) {
    BulkOperation operation =
        BulkOperation.of(
            of ->
                of.index(
                    index ->
                        index
                            .index(target.index(article.firstSeenAt()))
                            .id(article.article().id().value())
                            .version(article.version())
                            .versionType(type)
                            .document(BinaryData.of(document, ContentType.APPLICATION_JSON))));
    return new BulkRequests.Sized(operation, document.length);
  }
}

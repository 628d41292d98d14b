package newswatch.search.index;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.util.BinaryData;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.ArticleTagged;
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
    List<Storing> documents = new ArrayList<>();
    for (ArticleTagged article : articles) {
      BinaryData document = Storing.json(ArticleDocument.of(article));
      targets.forEach(target -> documents.add(storing(article, document, target, type)));
    }
    List<Stored> endings = requests.send(documents);
    List<Stored> ofArticles = new ArrayList<>();
    for (int first = 0; first < endings.size(); first += targets.size()) {
      ofArticles.add(Stored.worst(endings.subList(first, first + targets.size())));
    }
    return ofArticles;
  }

  private static Storing storing(
      ArticleTagged article, BinaryData document, Generation target, VersionType type) {
    return new Storing(
        target.index(article.firstSeenAt()),
        article.article().id().value(),
        article.version(),
        type,
        document);
  }
}

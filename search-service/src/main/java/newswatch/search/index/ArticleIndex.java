package newswatch.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import newswatch.events.ArticleTagged;
import newswatch.events.EventJson;
import newswatch.start.Patience;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The index of articles: one Elasticsearch index for each month, all behind one alias. A document's
 * id and version are computed, so that storing twice, or in the wrong order, is harmless.
 */
@Component
public final class ArticleIndex {
  /** The alias that all searches use, and how the monthly indices' names begin. */
  public static final String NAME = "newswatch-articles";

  private static final Logger LOG = LoggerFactory.getLogger(ArticleIndex.class);
  private static final String TEMPLATE = "/index/articles.json";

  /**
   * How long the template is taken to be in place after it was seen there: a node does not lose its
   * data and come back within it.
   */
  private static final Duration TEMPLATE_SEEN = Duration.ofSeconds(1);

  private final ElasticsearchClient client;
  private final BulkRequests requests;
  private volatile long seen;

  ArticleIndex(
      ElasticsearchClient client,
      BulkRequests requests,
      ElasticsearchProperties properties,
      Patience patience) {
    this.client = client;
    this.requests = requests;
    new FirstContact(properties)
        .await(
            patience,
            () -> {
              client.cluster().health(health -> health);
              prepare();
              return NAME;
            });
  }

  /** Puts the template in place, without which the first article would make an index of its own. */
  private void prepare() {
    Answers.ask(
        () -> {
          try (InputStream template = ArticleIndex.class.getResourceAsStream(TEMPLATE)) {
            return client.indices().putIndexTemplate(put -> put.name(NAME).withJson(template));
          }
        });
    Answers.ask(this::makePlaceForStories);
    seen = System.nanoTime();
    LOG.atInfo().addKeyValue("template", NAME).log("index template in place");
  }

  /** In indices of before stories were told, which the template does not change. */
  private boolean makePlaceForStories() throws IOException {
    String all = NAME + "-*";
    return client.indices().exists(any -> any.index(all).allowNoIndices(false)).value()
        && client
            .indices()
            .putMapping(put -> put.index(all).properties("story", story -> story.keyword(k -> k)))
            .acknowledged();
  }

  /**
   * Elasticsearch may have been made anew since: it would make an index of its own for the first
   * article, which no search asks.
   */
  private void prepareAgain() {
    if (System.nanoTime() - seen < TEMPLATE_SEEN.toNanos()) {
      return;
    }
    if (Answers.ask(() -> client.indices().existsIndexTemplate(of -> of.name(NAME))).value()) {
      seen = System.nanoTime();
    } else {
      LOG.atWarn()
          .addKeyValue("template", NAME)
          .log("index template is gone; ./newswatch replay restores articles that went with it");
      prepare();
    }
  }

  /**
   * Stores articles.
   *
   * @return how it ended for each, in their order
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public List<Stored> store(List<ArticleTagged> articles) {
    if (articles.isEmpty()) {
      return List.of();
    }
    prepareAgain();
    return requests.send(articles.stream().map(ArticleIndex::storing).toList());
  }

  private static BulkRequests.Sized storing(ArticleTagged article) {
    byte[] document = EventJson.write(ArticleDocument.of(article));
    BulkOperation operation =
        BulkOperation.of(
            of ->
                of.index(
                    index ->
                        index
                            .index(ArticleDocument.indexOf(article))
                            .id(article.article().id().value())
                            .version(article.version())
                            .versionType(VersionType.ExternalGte)
                            .document(BinaryData.of(document, ContentType.APPLICATION_JSON))));
    return new BulkRequests.Sized(operation, document.length);
  }

  /**
   * Waits for an answer that somebody else waits for, too.
   *
   * @param limit after which it counts as none; the connection's own limits are for batches
   * @throws IndexUnavailable when there is none by then, or a failure of Elasticsearch's own
   */
  public static <T> T await(Duration limit, CompletableFuture<T> answer) {
    return Answers.await(limit, answer);
  }
}

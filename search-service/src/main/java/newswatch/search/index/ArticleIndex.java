package newswatch.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import newswatch.events.ArticleTagged;
import newswatch.events.EventJson;
import newswatch.start.Patience;
import org.jspecify.annotations.Nullable;
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
  private static final long REQUEST_BYTES = 5L * 1024 * 1024;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int CONFLICT = 409;
  private static final int SERVER_ERRORS = 500;

  /**
   * How long the template is taken to be in place after it was seen there: a node does not lose its
   * data and come back within it.
   */
  private static final Duration TEMPLATE_SEEN = Duration.ofSeconds(1);

  private final ElasticsearchClient client;
  private volatile long seen;

  ArticleIndex(ElasticsearchClient client, ElasticsearchProperties properties, Patience patience) {
    this.client = client;
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
    ask(
        () -> {
          try (InputStream template = ArticleIndex.class.getResourceAsStream(TEMPLATE)) {
            return client.indices().putIndexTemplate(put -> put.name(NAME).withJson(template));
          }
        });
    ask(this::makePlaceForStories);
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
    if (ask(() -> client.indices().existsIndexTemplate(of -> of.name(NAME))).value()) {
      seen = System.nanoTime();
    } else {
      LOG.atWarn()
          .addKeyValue("template", NAME)
          .log("index template is gone; ./newswatch replay restores articles that went with it");
      prepare();
    }
  }

  /**
   * Stores articles, in requests of some 5 MiB each.
   *
   * @return how it ended for each, in their order
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public List<Stored> store(List<ArticleTagged> articles) {
    prepareAgain();
    List<Stored> endings = new ArrayList<>();
    List<BulkOperation> operations = new ArrayList<>();
    long bytes = 0;
    for (ArticleTagged article : articles) {
      byte[] document = EventJson.write(ArticleDocument.of(article));
      operations.add(storing(article, document));
      bytes += document.length;
      if (bytes >= REQUEST_BYTES) {
        endings.addAll(send(operations));
        operations.clear();
        bytes = 0;
      }
    }
    endings.addAll(send(operations));
    return endings;
  }

  private static BulkOperation storing(ArticleTagged article, byte[] document) {
    return BulkOperation.of(
        operation ->
            operation.index(
                index ->
                    index
                        .index(ArticleDocument.indexOf(article))
                        .id(article.article().id().value())
                        .version(article.version())
                        .versionType(VersionType.ExternalGte)
                        .document(BinaryData.of(document, ContentType.APPLICATION_JSON))));
  }

  private List<Stored> send(List<BulkOperation> operations) {
    if (operations.isEmpty()) {
      return List.of();
    }
    List<BulkOperation> these = List.copyOf(operations);
    return ask(() -> client.bulk(bulk -> bulk.operations(these))).items().stream()
        .map(ArticleIndex::ending)
        .toList();
  }

  private static Stored ending(BulkResponseItem item) {
    int status = item.status();
    if (item.error() == null) {
      return new Stored.Done();
    }
    String reason = item.error().type() + ": " + item.error().reason();
    if (status == CONFLICT) {
      return new Stored.AlreadyNewer();
    }
    return status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS
        ? new Stored.TryAgain(reason)
        : new Stored.Refused(reason);
  }

  /**
   * Asks Elasticsearch something.
   *
   * @throws IndexUnavailable when it does not answer, or with a failure of its own
   */
  private static <T> T ask(Callable<T> question) {
    try {
      return question.call();
    } catch (Exception e) {
      throw failure(e);
    }
  }

  /**
   * Waits for an answer that somebody else waits for, too.
   *
   * @param limit after which it counts as none; the connection's own limits are for batches
   * @throws IndexUnavailable when there is none by then, or a failure of Elasticsearch's own
   */
  public static <T> T await(Duration limit, CompletableFuture<T> answer) {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IndexUnavailable(
          "Elasticsearch does not answer within " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IndexUnavailable("interrupted while Elasticsearch was asked", e);
    } finally {
      answer.cancel(true);
    }
  }

  /** As the client tells that it waited in vain for a connection. */
  private static boolean isSilence(RuntimeException e) {
    return e.getCause() instanceof TimeoutException || e.getCause() instanceof IOException;
  }

  private static RuntimeException failure(@Nullable Throwable e) {
    return switch (e) {
      case ElasticsearchException refused
          when refused.status() == TOO_MANY_REQUESTS || refused.status() >= SERVER_ERRORS ->
          new IndexUnavailable("Elasticsearch cannot answer now: " + refused.getMessage(), refused);
      case IOException silent ->
          new IndexUnavailable("Elasticsearch does not answer: " + silent.getMessage(), silent);
      case RuntimeException ours when isSilence(ours) ->
          new IndexUnavailable("Elasticsearch does not answer: " + ours.getCause(), ours);
      case RuntimeException ours -> ours;
      case TimeoutException late ->
          new IndexUnavailable("Elasticsearch does not answer: " + late.getMessage(), late);
      case null, default -> new IllegalStateException("a question throws nothing else", e);
    };
  }
}

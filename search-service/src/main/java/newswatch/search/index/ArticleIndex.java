package newswatch.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import newswatch.events.ArticleTagged;
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

  /**
   * How long what was seen of the generations is taken to be so: a node does not lose its data and
   * come back within it.
   */
  private static final Duration SEEN = Duration.ofSeconds(1);

  private final Generations generations;
  private final ArticleWriter writer;
  private volatile Written written;

  /**
   * Where articles are stored.
   *
   * @param seen when that was asked, by {@link System#nanoTime}
   */
  private record Written(List<Generation> generations, long seen) {}

  ArticleIndex(
      ElasticsearchClient client,
      Generations generations,
      ArticleWriter writer,
      ElasticsearchProperties properties,
      Patience patience) {
    this.generations = generations;
    this.writer = writer;
    new FirstContact(properties)
        .await(
            patience,
            () -> {
              client.cluster().health(health -> health);
              generations.prepare();
              return NAME;
            });
    this.written = look();
  }

  /** In the own generation, and in whichever serves instead of it. */
  private Written look() {
    Set<Generation> serving = generations.serving();
    if (serving.equals(Set.of(generations.own())) && !generations.servesWhole()) {
      // A month that began while another instance put the template in place without the alias.
      generations.serve();
    }
    Set<Generation> all = new LinkedHashSet<>(serving);
    all.add(generations.own());
    return new Written(List.copyOf(all), System.nanoTime());
  }

  /**
   * Looks once a second. Elasticsearch may have been made anew since: it would make an index of its
   * own for the first article, which no search asks.
   */
  private List<Generation> written() {
    Written last = written;
    if (System.nanoTime() - last.seen() >= SEEN.toNanos()) {
      if (!generations.isPrepared()) {
        LOG.atWarn()
            .addKeyValue("template", generations.own().name())
            .log("index template is gone; ./newswatch replay restores articles that went with it");
        generations.prepare();
      }
      last = look();
      written = last;
    }
    return last.generations();
  }

  /**
   * Stores articles.
   *
   * @return how it ended for each, in their order
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public List<Stored> store(List<ArticleTagged> articles) {
    return articles.isEmpty()
        ? List.of()
        : writer.write(articles, written(), VersionType.ExternalGte);
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

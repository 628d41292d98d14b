package newswatch.search.index;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import newswatch.events.ArticleTagged;
import newswatch.search.replay.Renewal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the own generation take over from the one that serves. */
final class IndexRenewal implements Renewal {
  private static final Logger LOG = LoggerFactory.getLogger(IndexRenewal.class);

  /** Each may have a megabyte. */
  private static final int PAGE = 100;

  private static final Time KEPT = Time.of(time -> time.time("5m"));
  private static final SortOptions IN_ORDER_OF_STORAGE =
      SortOptions.of(by -> by.field(field -> field.field("_shard_doc").order(SortOrder.Asc)));

  /**
   * After which every instance of the service has seen which generation serves, and few write to
   * another any more. What one writes later is removed by the next renewal.
   */
  private static final Duration SEEN_BY_ALL = Duration.ofSeconds(15);

  private final ElasticsearchClient client;
  private final Generations generations;
  private final ArticleWriter writer;

  IndexRenewal(ElasticsearchClient client, Generations generations, ArticleWriter writer) {
    this.client = client;
    this.generations = generations;
    this.writer = writer;
  }

  @Override
  public boolean isDue() {
    return asking(
        () -> generations.isPrepared() && (!others().isEmpty() || !generations.servesWhole()));
  }

  /** Also what an earlier renewal has left behind. */
  private Set<Generation> others() {
    Set<Generation> others = new HashSet<>(generations.present());
    others.remove(generations.own());
    return others;
  }

  @Override
  public long complete(LongConsumer looked) {
    return asking(() -> renew(looked));
  }

  private long renew(LongConsumer looked) {
    long copied = 0;
    long seen = 0;
    for (String index : generations.indicesOf(others())) {
      Pages pages = new Pages(index);
      try {
        for (List<ArticleTagged> page = pages.next(); !page.isEmpty(); page = pages.next()) {
          copied += copy(page);
          seen += page.size();
          looked.accept(seen);
        }
      } finally {
        pages.close();
      }
    }
    generations.serve();
    LockSupport.parkNanos(SEEN_BY_ALL.toNanos());
    generations.removeOthers();
    return copied;
  }

  /** What is refused is no more served than what is not answered. */
  private static <T> T asking(Supplier<T> question) {
    try {
      return question.get();
    } catch (ElasticsearchException e) {
      throw new IndexUnavailable("Elasticsearch refuses: " + e.getMessage(), e);
    }
  }

  /** What the own generation holds in the same version or a newer one stays as it is. */
  private long copy(List<ArticleTagged> page) {
    long copied = 0;
    List<Stored> endings = writer.write(page, List.of(generations.own()), VersionType.External);
    for (int i = 0; i < endings.size(); i++) {
      switch (endings.get(i)) {
        case Stored.Done _ -> copied++;
        case Stored.AlreadyNewer _ -> {}
        case Stored.Refused(String reason) ->
            LOG.atError()
                .addKeyValue("articleId", page.get(i).article().id())
                .addKeyValue("reason", reason)
                .log("an article has no place in the index");
        case Stored.TryAgain(String reason) -> throw new IndexUnavailable(reason, null);
      }
    }
    return copied;
  }

  /** The articles of one index, as they are at the beginning. */
  private final class Pages {
    private String place;
    private List<FieldValue> after = List.of();

    Pages(String index) {
      place = Answers.ask(() -> client.openPointInTime(of -> of.index(index).keepAlive(KEPT))).id();
    }

    List<ArticleTagged> next() {
      SearchResponse<ArticleTagged> answer =
          Answers.ask(
              () ->
                  client.search(
                      of -> {
                        of.pit(pit -> pit.id(place).keepAlive(KEPT))
                            .allowPartialSearchResults(false)
                            .size(PAGE)
                            .sort(IN_ORDER_OF_STORAGE)
                            .trackTotalHits(total -> total.enabled(false));
                        return after.isEmpty() ? of : of.searchAfter(after);
                      },
                      ArticleTagged.class));
      if (answer.pitId() != null) {
        place = answer.pitId();
      }
      List<Hit<ArticleTagged>> hits = answer.hits().hits();
      if (!hits.isEmpty()) {
        after = hits.getLast().sort();
      }
      return hits.stream().map(hit -> requireNonNull(hit.source())).toList();
    }

    void close() {
      try {
        Answers.ask(() -> client.closePointInTime(of -> of.id(place)));
      } catch (IndexUnavailable _) {
        // It ends by itself after some minutes.
      }
    }
  }
}

package newswatch.search.find;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import newswatch.search.index.ArticleIndex;
import newswatch.search.index.IndexUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Points in time, at which the pages of one search look so that what arrives meanwhile moves
 * nothing. Each keeps what Elasticsearch would have cleared away, so that an instance holds {@value
 * #MOST} at most: for one more the one that was longest unused is closed, and its search goes on
 * without.
 */
@Component
final class PointsInTime {
  /** The most that are held open by this instance. */
  static final int MOST = 100;

  /** How long one stays open after a page. */
  static final Duration KEPT = Duration.ofMinutes(2);

  /** The same, as Elasticsearch is told. */
  static final Time KEEP_ALIVE = Time.of(time -> time.time(KEPT.toSeconds() + "s"));

  private static final Logger LOG = LoggerFactory.getLogger(PointsInTime.class);

  private final ElasticsearchAsyncClient client;
  private final InstantSource clock;

  /** When each was last used, the one that was longest unused first. */
  private final Map<String, Instant> used = new LinkedHashMap<>();

  PointsInTime(ElasticsearchClient client, InstantSource clock) {
    this.client = new ElasticsearchAsyncClient(client._transport());
    this.clock = clock;
  }

  /** Opens one; absent where Elasticsearch opens none. */
  @Nullable String open() {
    try {
      String id =
          ArticleIndex.await(
                  Questions.ANSWER,
                  client.openPointInTime(
                      open ->
                          open.index(ArticleIndex.NAME)
                              .ignoreUnavailable(true)
                              .keepAlive(KEEP_ALIVE)))
              .id();
      keep(id);
      return id;
    } catch (ElasticsearchException | IndexUnavailable e) {
      LOG.atDebug().addKeyValue("reason", e.getMessage()).log("no point in time opened");
      return null;
    }
  }

  /** Notes that a page has used it, and another may. */
  void keep(String id) {
    for (String longest : noted(id)) {
      end(longest);
    }
  }

  private synchronized List<String> noted(String id) {
    Instant now = clock.instant();
    used.remove(id);
    used.put(id, now);
    // Elasticsearch closes these by itself, or another instance uses them.
    used.values().removeIf(at -> at.isBefore(now.minus(KEPT)));
    List<String> tooMany = new ArrayList<>();
    Iterator<String> oldest = used.keySet().iterator();
    for (int i = used.size() - MOST; i > 0; i--) {
      tooMany.add(oldest.next());
      oldest.remove();
    }
    return tooMany;
  }

  /** Closes one that no page will use again. */
  void close(String id) {
    synchronized (this) {
      used.remove(id);
    }
    end(id);
  }

  /** Nobody waits for it: where it fails, Elasticsearch closes it in {@link #KEPT}. */
  private void end(String id) {
    var _ =
        client
            .closePointInTime(close -> close.id(id))
            .exceptionally(
                failed -> {
                  LOG.atDebug()
                      .addKeyValue("reason", failed.getMessage())
                      .log("point in time not closed");
                  return null;
                });
  }

  /** How many this instance holds open, as far as it knows. */
  synchronized int held() {
    return used.size();
  }
}

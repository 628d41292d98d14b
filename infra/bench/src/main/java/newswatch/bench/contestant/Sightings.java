package newswatch.bench.contestant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import newswatch.bench.channel.CommittedRecords;
import newswatch.bench.ledger.Emission;
import newswatch.events.ArticleId;
import newswatch.events.Channel;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads what ingest publishes, as a reader of committed records sees it. By its keys alone, so that
 * it takes little from the processors that are being measured.
 */
final class Sightings implements AutoCloseable {
  private final List<Emission> emissions = new ArrayList<>();
  private final Set<ArticleId> awaited = new HashSet<>();
  private final Set<String> unrecorded = new HashSet<>();
  private Instant last = Instant.MIN;
  private final CommittedRecords records;

  Sightings(String broker) {
    records =
        new CommittedRecords(
            broker,
            List.of(Channel.ARTICLES, Channel.FEED_STATUS),
            message -> take(message, Instant.now()));
  }

  private synchronized void take(ConsumerRecord<String, byte[]> message, Instant now) {
    if (message.topic().equals(Channel.FEED_STATUS.name())) {
      if (unrecorded.remove(message.key())) {
        last = now;
      }
      return;
    }
    ArticleId id = new ArticleId(message.key());
    emissions.add(new Emission(id, now));
    if (awaited.remove(id)) {
      last = now;
    }
  }

  /**
   * Waits for these from now on.
   *
   * @param feeds ids of those whose status is to be recorded
   */
  synchronized void await(Set<ArticleId> articles, Set<String> feeds) {
    awaited.clear();
    awaited.addAll(articles);
    unrecorded.clear();
    unrecorded.addAll(feeds);
    last = Instant.MIN;
  }

  /** Whether all that was awaited has come. */
  synchronized boolean complete() {
    return awaited.isEmpty() && unrecorded.isEmpty();
  }

  /** When the last of what was awaited came. */
  synchronized Instant last() {
    return last;
  }

  synchronized List<Emission> emissions() {
    return List.copyOf(emissions);
  }

  @Override
  public void close() {
    records.close();
  }
}

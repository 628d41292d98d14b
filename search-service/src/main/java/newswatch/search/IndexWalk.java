package newswatch.search;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.EventJson;
import newswatch.events.UnreadableEvent;
import newswatch.search.channel.DeadLetters;
import newswatch.search.index.ArticleIndex;
import newswatch.search.index.IndexUnavailable;
import newswatch.search.index.RevisionIndex;
import newswatch.search.index.Stored;
import newswatch.search.withdrawal.Withdrawals;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/**
 * The walk of search-service: tagged articles are read, stored in the index, and what can never be
 * stored is kept with the dead letters. Of an edited one, what it says and said is stored first: an
 * edit that is shown can be looked at. One that is withdrawn is not stored.
 *
 * <p>{@code newswatch.articles} by outcome counts how each attempt ended: {@code indexed}, {@code
 * already-newer}, {@code withdrawn}, {@code dead-lettered}, or {@code retried}, when its batch
 * comes again.
 */
@Component
final class IndexWalk {
  private final ArticleIndex index;
  private final RevisionIndex revisions;
  private final Withdrawals withdrawals;
  private final DeadLetters deadLetters;
  private final MeterRegistry meters;

  IndexWalk(
      ArticleIndex index,
      RevisionIndex revisions,
      Withdrawals withdrawals,
      DeadLetters deadLetters,
      MeterRegistry meters) {
    this.index = index;
    this.revisions = revisions;
    this.withdrawals = withdrawals;
    this.deadLetters = deadLetters;
    this.meters = meters;
  }

  private record Arrival(ConsumerRecord<String, byte[]> message, ArticleTagged article) {
    ArticleId id() {
      return article.article().id();
    }
  }

  private record Refusal(ConsumerRecord<String, byte[]> message, String reason) {}

  /**
   * Indexes a batch; several are indexed at once. Dead letters are kept last, so that a batch that
   * comes again adds none twice.
   *
   * @throws IndexUnavailable when some of it has to come again
   */
  void index(List<ConsumerRecord<String, byte[]>> batch) {
    List<Arrival> arrivals = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> message : batch) {
      try {
        byte[] value = message.value() == null ? new byte[0] : message.value();
        arrivals.add(new Arrival(message, EventJson.read(value, ArticleTagged.class)));
      } catch (UnreadableEvent e) {
        refusals.add(new Refusal(message, String.valueOf(e.getMessage())));
      }
    }
    int withdrawn = dropWithdrawn(arrivals);
    List<Stored> endings = store(arrivals);
    // What was withdrawn meanwhile may have been taken out before it was stored.
    arrivals.forEach(arrival -> withdrawals.cameBack(arrival.id()));
    count("withdrawn", withdrawn);
    for (int i = 0; i < endings.size(); i++) {
      switch (endings.get(i)) {
        case Stored.Done _ -> count("indexed", 1);
        case Stored.AlreadyNewer _ -> count("already-newer", 1);
        case Stored.Refused refused ->
            refusals.add(new Refusal(arrivals.get(i).message(), refused.reason()));
        case Stored.TryAgain later -> {
          count("retried", batch.size());
          throw new IndexUnavailable(later.reason(), null);
        }
      }
    }
    refusals.forEach(this::keep);
  }

  /** An earlier attempt at the same batch may have stored some of them. */
  private int dropWithdrawn(List<Arrival> arrivals) {
    List<Arrival> withdrawn =
        arrivals.stream().filter(arrival -> withdrawals.hold(arrival.id())).toList();
    withdrawn.forEach(arrival -> withdrawals.cameBack(arrival.id()));
    arrivals.removeAll(withdrawn);
    return withdrawn.size();
  }

  private List<Stored> store(List<Arrival> arrivals) {
    List<ArticleTagged> articles = arrivals.stream().map(Arrival::article).toList();
    try {
      revisions.store(articles);
      return index.store(articles.stream().map(ArticleTagged::withoutReplaced).toList());
    } catch (IndexUnavailable e) {
      count("retried", arrivals.size());
      throw e;
    }
  }

  private void keep(Refusal refusal) {
    deadLetters.keep(refusal.message(), refusal.reason());
    count("dead-lettered", 1);
  }

  private void count(String outcome, int articles) {
    meters.counter("newswatch.articles", "outcome", outcome).increment(articles);
  }
}

package newswatch.search;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.ArticleTagged;
import newswatch.events.EventJson;
import newswatch.events.UnreadableEvent;
import newswatch.search.channel.DeadLetters;
import newswatch.search.index.ArticleIndex;
import newswatch.search.index.IndexUnavailable;
import newswatch.search.index.Stored;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/**
 * The walk of search-service: tagged articles are read, stored in the index, and what can never be
 * stored is kept with the dead letters.
 *
 * <p>{@code newswatch.articles} by outcome counts how each attempt ended: {@code indexed}, {@code
 * already-newer}, {@code dead-lettered}, or {@code retried}, when its batch comes again.
 */
@Component
final class IndexWalk {
  private final ArticleIndex index;
  private final DeadLetters deadLetters;
  private final MeterRegistry meters;

  IndexWalk(ArticleIndex index, DeadLetters deadLetters, MeterRegistry meters) {
    this.index = index;
    this.deadLetters = deadLetters;
    this.meters = meters;
  }

  private record Arrival(ConsumerRecord<String, byte[]> message, ArticleTagged article) {}

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
    List<Stored> endings = store(arrivals);
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

  private List<Stored> store(List<Arrival> arrivals) {
    try {
      return index.store(arrivals.stream().map(Arrival::article).toList());
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

package newswatch.bench.contestant;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import newswatch.bench.channel.Outbox;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Tells ingest which feeds there are, as search-service does. */
final class FeedDefinitions implements AutoCloseable {
  private final Outbox outbox;

  FeedDefinitions(String broker) {
    outbox = new Outbox(broker);
  }

  /**
   * Publishes them and waits until Kafka has them.
   *
   * @param wantedAt when somebody wants them polled
   */
  void define(Collection<URI> feeds, Instant wantedAt) {
    outbox.send(
        feeds.stream()
            .map(
                url -> {
                  FeedId id = FeedId.ofAddress(url);
                  Feed feed =
                      new Feed(id, url, null, List.of(), false, null, null, wantedAt, false);
                  return message(id, EventJson.write(feed));
                })
            .toList());
  }

  /** Takes them away. */
  void remove(Collection<URI> feeds) {
    outbox.send(feeds.stream().map(url -> message(FeedId.ofAddress(url), null)).toList());
  }

  private static ProducerRecord<String, byte[]> message(FeedId id, byte @Nullable [] feed) {
    int partition = id.partition(Channel.FEEDS.partitions());
    return new ProducerRecord<>(Channel.FEEDS.name(), partition, id.value(), feed);
  }

  @Override
  public void close() {
    outbox.close();
  }
}

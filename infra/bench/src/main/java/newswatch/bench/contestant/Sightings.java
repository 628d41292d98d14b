package newswatch.bench.contestant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newswatch.bench.ledger.Emission;
import newswatch.events.ArticleId;
import newswatch.events.Channel;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads what ingest publishes, as a reader of committed records sees it. By its keys alone, so that
 * it takes little from the processors that are being measured.
 */
final class Sightings implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private final List<Emission> emissions = new ArrayList<>();
  private final Set<ArticleId> awaited = new HashSet<>();
  private final Set<String> unrecorded = new HashSet<>();
  private Instant last = Instant.MIN;

  Sightings(String broker) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker,
                "isolation.level",
                "read_committed",
                "fetch.max.wait.ms",
                "50"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(Channel.ARTICLES, Channel.FEED_STATUS)
            .flatMap(
                channel ->
                    IntStream.range(0, channel.partitions())
                        .mapToObj(partition -> new TopicPartition(channel.name(), partition)))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread = Thread.ofPlatform().daemon().name("sightings").start(this::read);
  }

  private void read() {
    try {
      while (true) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
          take(message, Instant.now());
        }
      }
    } catch (WakeupException _) {
      consumer.close();
    }
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
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

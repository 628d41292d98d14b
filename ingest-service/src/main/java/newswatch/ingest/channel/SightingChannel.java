package newswatch.ingest.channel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import newswatch.events.Channel;
import newswatch.events.FeedId;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Publishes the sightings of a poll and the feed's status in one Kafka transaction: the status says
 * an entry is seen only if its sighting is kept. One transactional producer for each partition of
 * feeds that we own; whoever opens a partition fences off its former owner.
 */
public final class SightingChannel implements AutoCloseable {
  private static final String TRANSACTIONAL_ID = "newswatch-ingest-";

  /** Whoever owns this partition of feeds sends the canaries. */
  private static final int CANARIES = 0;

  private final Map<String, Object> settings;
  private final InstantSource clock;
  private final Map<Integer, PartitionProducer> partitions = new ConcurrentHashMap<>();

  /** Connects as the factory's producers do. */
  public SightingChannel(ProducerFactory<String, byte[]> factory, InstantSource clock) {
    this.settings = factory.getConfigurationProperties();
    this.clock = clock;
  }

  /** Where the sightings of this feed go; empty when its partition is not ours. */
  public Optional<FeedSightings> of(FeedId feed) {
    return Optional.ofNullable(partitions.get(feed.partition(Channel.FEED_STATUS.partitions())))
        .map(FeedSightings::new);
  }

  /** Where canaries go; empty when another instance sends them. */
  public Optional<FeedSightings> ofCanaries() {
    return Optional.ofNullable(partitions.get(CANARIES)).map(FeedSightings::new);
  }

  /**
   * @throws KafkaException when Kafka does not answer
   */
  void open(int partition) {
    partitions.computeIfAbsent(
        partition, _ -> new PartitionProducer(partition, () -> producer(partition), clock));
  }

  void close(int partition) {
    PartitionProducer open = partitions.remove(partition);
    if (open != null) {
      open.close();
    }
  }

  private Producer<String, byte[]> producer(int partition) {
    Map<String, Object> own = new HashMap<>(settings);
    own.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID + partition);
    own.put(ProducerConfig.CLIENT_ID_CONFIG, TRANSACTIONAL_ID + partition);
    Producer<String, byte[]> producer = new KafkaProducer<>(own);
    try {
      producer.initTransactions();
      return producer;
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  @Override
  public void close() {
    List.copyOf(partitions.keySet()).forEach(this::close);
  }
}

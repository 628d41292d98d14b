package newswatch.ingest.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import newswatch.events.ArticleSeen;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.FeedStatus;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Publishes the sightings of a poll and the feed's status in one Kafka transaction: the status says
 * an entry is seen only if its sighting is kept. One transactional producer for each partition of
 * feeds that we own; whoever opens a partition fences off its former owner.
 */
public final class SightingChannel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SightingChannel.class);
  private static final String TRANSACTIONAL_ID = "newswatch-ingest-";
  private static final Duration PARTING = Duration.ofSeconds(5);

  private final Map<String, Object> settings;
  private final Map<Integer, Producer<String, byte[]>> producers = new ConcurrentHashMap<>();

  /** Connects as the factory's producers do. */
  public SightingChannel(ProducerFactory<String, byte[]> factory) {
    this.settings = factory.getConfigurationProperties();
  }

  /** How publishing ended. */
  public sealed interface Outcome {
    /** Kafka acknowledged all of it. */
    record Published() implements Outcome {}

    /** The partition is not, or no longer, ours: nothing was published. */
    record NotOurs() implements Outcome {}

    /** Nothing was published; it can be tried again. */
    record Failed(String reason) implements Outcome {}
  }

  void open(int partition) {
    producers.computeIfAbsent(partition, this::producer);
  }

  void close(int partition) {
    Producer<String, byte[]> producer = producers.remove(partition);
    if (producer != null) {
      producer.close(PARTING);
    }
  }

  /** Publishes all of it or nothing; waits for Kafka's acknowledgement. */
  public Outcome publish(List<ArticleSeen> sightings, FeedStatus status) {
    int partition = status.id().partition(Channel.FEED_STATUS.partitions());
    Producer<String, byte[]> producer = producers.get(partition);
    if (producer == null) {
      return new Outcome.NotOurs();
    }
    synchronized (producer) {
      try {
        send(producer, sightings, status, partition);
        return new Outcome.Published();
      } catch (ProducerFencedException e) {
        return new Outcome.NotOurs();
      } catch (KafkaException | IllegalStateException e) {
        return renew(partition, producer, e);
      }
    }
  }

  private static void send(
      Producer<String, byte[]> producer,
      List<ArticleSeen> sightings,
      FeedStatus status,
      int partition) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    producer.beginTransaction();
    for (ArticleSeen sighting : sightings) {
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  Channel.ARTICLES.name(),
                  sighting.article().id().value(),
                  EventJson.write(sighting))));
    }
    sent.add(
        producer.send(
            new ProducerRecord<>(
                Channel.FEED_STATUS.name(),
                partition,
                status.id().value(),
                EventJson.write(status))));
    producer.flush();
    acknowledged(sent);
    producer.commitTransaction();
  }

  private static void acknowledged(List<Future<RecordMetadata>> sent) {
    for (Future<RecordMetadata> one : sent) {
      if (one.state() == Future.State.FAILED) {
        throw new KafkaException("a record was not acknowledged", one.exceptionNow());
      }
    }
  }

  /** After a failure the transaction is aborted, and a producer that cannot abort is replaced. */
  private Outcome renew(
      int partition, Producer<String, byte[]> producer, RuntimeException failure) {
    LOG.atWarn()
        .addKeyValue("partition", partition)
        .addKeyValue("reason", failure.getMessage())
        .log("sightings not published, to be tried again");
    try {
      producer.abortTransaction();
    } catch (ProducerFencedException e) {
      return new Outcome.NotOurs();
    } catch (KafkaException | IllegalStateException e) {
      producers.computeIfPresent(
          partition,
          (_, present) -> present.equals(producer) ? replaced(partition, producer) : present);
    }
    return new Outcome.Failed(String.valueOf(failure.getMessage()));
  }

  private Producer<String, byte[]> replaced(int partition, Producer<String, byte[]> producer) {
    producer.close(Duration.ZERO);
    return producer(partition);
  }

  private Producer<String, byte[]> producer(int partition) {
    Map<String, Object> own = new HashMap<>(settings);
    own.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID + partition);
    own.put(ProducerConfig.CLIENT_ID_CONFIG, TRANSACTIONAL_ID + partition);
    Producer<String, byte[]> producer = new KafkaProducer<>(own);
    producer.initTransactions();
    return producer;
  }

  @Override
  public void close() {
    List.copyOf(producers.keySet()).forEach(this::close);
  }
}

package newswatch.ingest.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactional producer of one partition of feeds, from the time the partition becomes ours
 * until it is somebody else's. One transaction at a time, of everything that waits for it. A
 * producer that can do no more is replaced.
 */
final class PartitionProducer {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionProducer.class);
  private static final Duration PARTING = Duration.ofSeconds(2);

  /**
   * After being fenced off. Whoever lost the partition learns of it sooner than this (the session
   * lasts six seconds), so what is still ours then was fenced by the broker, which does so to a
   * transaction that took too long.
   */
  private static final Duration DOUBT = Duration.ofSeconds(10);

  private final int partition;
  private final Supplier<Producer<String, byte[]>> producers;
  private final InstantSource clock;
  private volatile @Nullable Producer<String, byte[]> producer;
  private volatile boolean closed;
  private Instant fencedUntil = Instant.MIN;
  private final CommitGroups groups = new CommitGroups(this::publishAll);

  /**
   * Fences off the partition's former owner.
   *
   * @param producers makes producers whose transactions are initialised
   * @throws KafkaException when Kafka does not answer
   */
  PartitionProducer(
      int partition, Supplier<Producer<String, byte[]>> producers, InstantSource clock) {
    this.partition = partition;
    this.producers = producers;
    this.clock = clock;
    this.producer = producers.get();
  }

  /** Publishes all of it or nothing, in one transaction with what else waits by then. */
  Outcome publish(List<ProducerRecord<String, byte[]>> records, Outcome.Published published) {
    return groups.publish(records, published);
  }

  /** Absent when all of it is published. */
  private @Nullable Outcome publishAll(List<ProducerRecord<String, byte[]>> records) {
    if (closed) {
      return new Outcome.NotOurs();
    }
    if (clock.instant().isBefore(fencedUntil)) {
      return new Outcome.Failed("another instance may own the feed");
    }
    try {
      transact(ready(), records);
      return null;
    } catch (KafkaException | IllegalStateException e) {
      return closed ? new Outcome.NotOurs() : undone(e);
    }
  }

  /** Without waiting for a transaction under way: it fails. */
  void close() {
    closed = true;
    Producer<String, byte[]> last = producer;
    if (last != null) {
      last.close(PARTING);
    }
  }

  private Producer<String, byte[]> ready() {
    Producer<String, byte[]> present = producer;
    if (present != null) {
      return present;
    }
    Producer<String, byte[]> next = producers.get();
    producer = next;
    if (closed) {
      next.close(Duration.ZERO);
      throw new IllegalStateException("closed meanwhile");
    }
    return next;
  }

  private static void transact(
      Producer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records) {
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
    producer.flush();
    for (Future<RecordMetadata> one : sent) {
      if (one.state() == Future.State.FAILED) {
        throw new KafkaException("a record was not acknowledged", one.exceptionNow());
      }
    }
    commit(producer);
  }

  /**
   * A commit that times out may have happened or not; asking again tells (so the javadoc of
   * KafkaProducer). It is asked until it is known, because what we remember of the feed must be
   * what Kafka keeps.
   */
  private static void commit(Producer<String, byte[]> producer) {
    while (true) {
      try {
        producer.commitTransaction();
        return;
      } catch (TimeoutException e) {
        LOG.atWarn().addKeyValue("reason", e.getMessage()).log("commit not answered, asking again");
      }
    }
  }

  private Outcome undone(RuntimeException failure) {
    LOG.atWarn()
        .addKeyValue("partition", partition)
        .addKeyValue("reason", reason(failure))
        .log("sightings not published, to be tried again");
    Producer<String, byte[]> failed = producer;
    if (failed == null) {
      return new Outcome.Failed(reason(failure));
    }
    try {
      if (failure instanceof ProducerFencedException fenced) {
        throw fenced;
      }
      failed.abortTransaction();
    } catch (ProducerFencedException _) {
      fencedUntil = clock.instant().plus(DOUBT);
      discard(failed);
    } catch (KafkaException | IllegalStateException _) {
      discard(failed);
    }
    return new Outcome.Failed(reason(failure));
  }

  private void discard(Producer<String, byte[]> failed) {
    producer = null;
    try {
      failed.close(Duration.ZERO);
    } catch (InterruptException _) {
      Thread.currentThread().interrupt();
    } catch (KafkaException e) {
      LOG.atDebug().addKeyValue("reason", reason(e)).log("producer closed badly");
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}

package newswatch.search.channel;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import newswatch.events.Channel;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a channel as a member of a group, and has lots of its records worked on. */
final class LotReader implements ConsumerRebalanceListener {
  /** A partition is given away at most so late for work on it, which is then done twice. */
  static final Duration LONGEST_PARTING = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(LotReader.class);

  /** What Elasticsearch takes well at once; larger ones are no faster and live longer in memory. */
  private static final long LOT_BYTES = 3L * 512 * 1024;

  /**
   * How long after any lot one that is not full goes on at the soonest. Where more and more come, a
   * request for each would cost Elasticsearch several times as much as one for some of them.
   */
  private static final Duration APART = Duration.ofMillis(100);

  /**
   * One is stored, one is on its way, and one is made ready meanwhile. A lot takes some four times
   * its bytes while it is worked on: as read, as an article, as a document and as a request.
   */
  private static final int MOST_AT_WORK = 3;

  private static final Duration QUIET = Duration.ofMillis(500);

  /** How late it is noticed that a lot is through. */
  private static final Duration GLANCE = Duration.ofMillis(10);

  /** After offsets could not be moved, so that a broker that is away is not asked without end. */
  private static final Duration COMMIT_AGAIN = Duration.ofSeconds(1);

  private final Consumer<String, byte[]> consumer;
  private final LotWorkers workers;
  private final Lots lots = new Lots(LOT_BYTES, MOST_AT_WORK);
  private boolean more;
  private long nextPart = System.nanoTime();
  private long nextCommit = System.nanoTime();
  private boolean committing;

  LotReader(Consumer<String, byte[]> consumer, LotWorkers workers) {
    this.consumer = consumer;
    this.workers = workers;
  }

  void join(Channel channel) {
    consumer.subscribe(List.of(channel.name()), this);
  }

  /** Reads once, hands on what is ready, and moves the offsets past what is through. */
  void read() {
    if (lots.isFull()) {
      consumer.pause(consumer.assignment());
    } else {
      consumer.resume(consumer.paused());
    }
    ConsumerRecords<String, byte[]> records = consumer.poll(patience());
    records.forEach(lots::add);
    more = !records.isEmpty();
    boolean fullOnesAlone = more || System.nanoTime() - nextPart < 0;
    for (Lot lot = lots.next(fullOnesAlone); lot != null; lot = lots.next(fullOnesAlone)) {
      workers.workOn(lot);
      nextPart = System.nanoTime() + APART.toNanos();
    }
    // One at a time, so that none that failed and comes again moves offsets back.
    if (!committing && System.nanoTime() - nextCommit >= 0) {
      Map<TopicPartition, OffsetAndMetadata> read = lots.read();
      if (!read.isEmpty()) {
        committing = true;
        consumer.commitAsync(read, this::committed);
      }
    }
  }

  private void committed(Map<TopicPartition, OffsetAndMetadata> read, @Nullable Exception failure) {
    committing = false;
    if (failure != null) {
      tell(failure);
      nextCommit = System.nanoTime() + COMMIT_AGAIN.toNanos();
      Set<TopicPartition> ours = consumer.assignment();
      read.forEach(
          (partition, end) -> {
            if (ours.contains(partition)) {
              lots.commitLater(partition, end);
            }
          });
    }
  }

  private Duration patience() {
    if (lots.isEmpty()) {
      return QUIET;
    }
    return more && !lots.isFull() ? Duration.ZERO : GLANCE;
  }

  /** Waits for what is worked on; nothing is read after it. */
  void finish() {
    workers.awaitRest(LONGEST_PARTING);
    commit();
  }

  private void commit() {
    Map<TopicPartition, OffsetAndMetadata> read = lots.read();
    if (!read.isEmpty()) {
      try {
        consumer.commitSync(read, LONGEST_PARTING);
        lots.committed(read);
      } catch (KafkaException e) {
        tell(e);
      }
    }
  }

  /** No harm is done: what is read again is stored again. */
  private static void tell(Exception failure) {
    LOG.atWarn().addKeyValue("reason", failure.toString()).log("offsets were not moved");
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    // Their records come with the next reading.
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      workers.awaitRest(LONGEST_PARTING);
      commit();
      lots.leave(partitions);
    }
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    lots.leave(partitions);
  }
}

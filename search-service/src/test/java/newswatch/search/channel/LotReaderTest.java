package newswatch.search.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import newswatch.events.Channel;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LotReaderTest {
  private static final TopicPartition PARTITION =
      new TopicPartition(Channel.TAGGED_ARTICLES.name(), 0);

  /** One record is a whole lot. */
  private static final int LOT = 8 * 1024 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Committing consumer = new Committing();
  private final CountDownLatch worked = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final LotWorkers workers =
      new LotWorkers(
          _ -> {
            begun.incrementAndGet();
            awaitWorked();
          });
  private final LotReader reader = new LotReader(consumer, workers);

  /** A consumer whose commits fail as often as it is told. */
  private static final class Committing extends MockConsumer<String, byte[]> {
    private int failures;

    Committing() {
      super("earliest");
    }

    @Override
    public synchronized void commitAsync(
        Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
      if (failures > 0) {
        failures--;
        callback.onComplete(offsets, new RetriableCommitFailedException("the broker is away"));
      } else {
        super.commitAsync(offsets, callback);
      }
    }
  }

  @BeforeEach
  void join() {
    reader.join(Channel.TAGGED_ARTICLES);
    consumer.rebalance(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.setMaxPollRecords(1);
  }

  @AfterEach
  void end() {
    worked.countDown();
    workers.stop();
    workers.awaitRest(PATIENCE);
  }

  @Test
  void offsetsMoveOnceTheWorkIsDone() {
    arrive(0, 100);
    readUntil(() -> begun.get() == 1);
    reader.read();
    assertThat(committed()).isZero();

    worked.countDown();
    readUntil(() -> committed() == 1);
  }

  @Test
  void offsetsThatCouldNotBeMovedAreMovedLaterAlsoWhereNothingMoreComes() {
    consumer.failures = 2;
    worked.countDown();
    arrive(0, 100);

    readUntil(() -> committed() == 1);
    assertThat(consumer.failures).isZero();
  }

  @Test
  void firstRecordGoesOnAtOnceAndThoseThatFollowItTogether() {
    worked.countDown();
    arrive(0, 100);
    readUntil(() -> begun.get() == 1);
    arrive(1, 100);
    arrive(2, 100);

    readUntil(() -> committed() == 3);
    assertThat(begun.get()).isEqualTo(2);
  }

  @Test
  void nothingMoreIsReadWhileEnoughIsAtWork() {
    for (int offset = 0; offset < 8; offset++) {
      arrive(offset, LOT);
    }
    readUntil(() -> !consumer.paused().isEmpty());
    for (int i = 0; i < 5; i++) {
      reader.read();
    }
    readUntil(() -> begun.get() == 3);
    assertThat(consumer.position(PARTITION)).isEqualTo(4);

    worked.countDown();
    readUntil(() -> committed() == 8);
    assertThat(begun.get()).isEqualTo(8);
    assertThat(consumer.paused()).isEmpty();
  }

  @Test
  void partitionIsGivenAwayOnceItsWorkIsDoneAndNoted() {
    arrive(0, 100);
    readUntil(() -> begun.get() == 1);
    Thread.ofVirtual().start(worked::countDown);

    reader.onPartitionsRevoked(Set.of(PARTITION));
    assertThat(committed()).isEqualTo(1);
  }

  @Test
  void endNotesWhatIsDone() {
    worked.countDown();
    arrive(0, 100);
    readUntil(() -> begun.get() == 1);

    reader.finish();
    assertThat(committed()).isEqualTo(1);
  }

  private void awaitWorked() {
    try {
      worked.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void readUntil(BooleanSupplier met) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!met.getAsBoolean() && System.nanoTime() < end) {
      reader.read();
    }
    assertThat(met.getAsBoolean()).isTrue();
  }

  private long committed() {
    OffsetAndMetadata committed = consumer.committed(Set.of(PARTITION)).get(PARTITION);
    return committed == null ? 0 : committed.offset();
  }

  private void arrive(long offset, int bytes) {
    consumer.addRecord(
        new ConsumerRecord<>(
            PARTITION.topic(),
            PARTITION.partition(),
            offset,
            0L,
            TimestampType.CREATE_TIME,
            1,
            bytes,
            "key",
            new byte[0],
            new RecordHeaders(),
            Optional.empty()));
  }
}

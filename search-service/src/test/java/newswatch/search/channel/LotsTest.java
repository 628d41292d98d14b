package newswatch.search.channel;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class LotsTest {
  private static final String CHANNEL = "articles";
  private static final int LOT_BYTES = 100;
  private static final int MOST_AT_WORK = 2;

  private final Lots lots = new Lots(LOT_BYTES, MOST_AT_WORK);

  @Test
  void oneRecordGoesOnAtOnceWhereNoOtherIsAtHand() {
    lots.add(record(0, 7, 10));

    assertThat(requireNonNull(lots.next(false)).records()).hasSize(1);
  }

  @Test
  void lotThatIsNotFullWaitsForRecordsAtHand() {
    lots.add(record(0, 7, 10));
    assertThat(lots.next(true)).isNull();

    lots.add(record(0, 8, 90));
    assertThat(requireNonNull(lots.next(true)).records()).hasSize(2);
  }

  @Test
  void manyRecordsBecomeLotsOfTheirSize() {
    for (int offset = 0; offset < 7; offset++) {
      lots.add(record(0, offset, 40));
    }

    assertThat(requireNonNull(lots.next(true)).records()).hasSize(3);
    assertThat(requireNonNull(lots.next(true)).records()).hasSize(3);
    assertThat(lots.isFull()).isFalse();
  }

  @Test
  void onlySoManyAreWorkedOnAndThenAFullOneWaits() {
    for (int offset = 0; offset < 3; offset++) {
      lots.add(record(0, offset, LOT_BYTES));
    }
    Lot first = requireNonNull(lots.next(true));
    assertThat(lots.next(true)).isNotNull();
    assertThat(lots.next(true)).isNull();
    assertThat(lots.isFull()).isTrue();

    first.pass();
    assertThat(lots.next(true)).isNotNull();
  }

  @Test
  void offsetsMovePastAllThatIsThroughAndNoFurther() {
    lots.add(record(0, 4, LOT_BYTES));
    lots.add(record(0, 5, LOT_BYTES));
    Lot first = requireNonNull(lots.next(false));
    Lot second = requireNonNull(lots.next(false));

    second.pass();
    assertThat(lots.read()).isEmpty();

    first.pass();
    assertThat(lots.read()).containsExactly(Map.entry(partition(0), at(6)));
    assertThat(lots.read()).isEmpty();
    assertThat(lots.isEmpty()).isTrue();
  }

  @Test
  void offsetsThatAreToldOfAgainNeverFallBehind() {
    lots.commitLater(partition(0), at(20));
    lots.commitLater(partition(0), at(10));
    lots.commitLater(partition(1), at(7));
    lots.committed(Map.of(partition(1), at(8)));

    assertThat(lots.read()).containsExactly(Map.entry(partition(0), at(20)));
  }

  @Test
  void partitionThatIsLeftMovesNoOffsetAndIsNotWorkedOn() {
    lots.add(record(0, 4, 60));
    lots.add(record(1, 4, 60));
    Lot working = requireNonNull(lots.next(false));
    lots.add(record(0, 5, 10));
    lots.add(record(1, 5, 10));

    lots.leave(List.of(partition(0)));

    working.pass();
    assertThat(lots.read()).containsExactly(Map.entry(partition(1), at(5)));
    assertThat(requireNonNull(lots.next(false)).records())
        .extracting(ConsumerRecord::partition)
        .containsExactly(1);
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition(CHANNEL, number);
  }

  private static OffsetAndMetadata at(long offset) {
    return new OffsetAndMetadata(offset, Optional.empty(), "");
  }

  private static ConsumerRecord<String, byte[]> record(int partition, long offset, int bytes) {
    return new ConsumerRecord<>(
        CHANNEL,
        partition,
        offset,
        0L,
        TimestampType.CREATE_TIME,
        1,
        bytes,
        "key",
        new byte[bytes],
        new RecordHeaders(),
        Optional.empty());
  }
}

package newswatch.search.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import newswatch.events.Channel;
import newswatch.search.replay.Run;
import newswatch.search.replay.Stretch;
import newswatch.search.replay.Superseded;
import newswatch.search.status.KafkaAway;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ArchiveChannelTest {
  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final List<MockProducer<String, byte[]>> made = new ArrayList<>();
  private final ArchiveChannel archive = new ArchiveChannel(consumer, this::make);

  @Test
  void whoLooksMakesNoProducerAndFencesNobodyOff() {
    assertThat(archive.last()).isEmpty();
    archive.close();
    assertThat(made).isEmpty();
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void whoClaimsFencesOffAndClosesBoth() {
    archive.claim();
    assertThat(made).hasSize(1).allMatch(MockProducer::transactionInitialized);
    archive.close();
    assertThat(made).allMatch(MockProducer::closed);
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void theConsumerIsClosedWhereNoProducerCanBeMade() {
    ArchiveChannel broken =
        new ArchiveChannel(
            consumer,
            () -> {
              throw new KafkaException("no such broker");
            });
    assertThatThrownBy(broken::claim)
        .isInstanceOf(KafkaAway.class)
        .hasMessageContaining("no such broker");
    broken.close();
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void whoDidNotClaimSendsNothing() {
    archiveHolds(0);
    assertThatThrownBy(() -> archive.begin(null)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatCanNeverBeJudgedIsPassedOverAndKeptAsPassed() {
    archiveHolds(1);
    archive.claim();
    Run begun = archive.begin(null);
    assertThat(begun.left()).isOne();
    // The first look goes where the run begins.
    assertThat(archive.pass(begun, 5)).isEqualTo(begun);
    consumer.addRecord(
        new ConsumerRecord<>(Channel.ARTICLES.name(), 0, 0, "key", "no sighting".getBytes(UTF_8)));
    Run further = archive.pass(begun, 5);
    assertThat(further.isDone()).isTrue();
    assertThat(further.passedOver()).isOne();
    assertThat(further.stretches()).containsEntry(0, new Stretch(0, 1, 1, 0, 1));
    assertThat(made.getFirst().history()).isEmpty();
    assertThat(made.getFirst().commitCount()).isEqualTo(2);
    assertThat(made.getFirst().consumerGroupOffsetsHistory()).hasSize(2);
  }

  @Test
  void whoIsFencedOffIsToldSo() {
    archiveHolds(1);
    archive.claim();
    made.getFirst().fenceProducer();
    assertThatThrownBy(() -> archive.begin(null)).isInstanceOf(Superseded.class);
  }

  private void archiveHolds(long records) {
    Map<TopicPartition, Long> begins = new HashMap<>();
    Map<TopicPartition, Long> ends = new HashMap<>();
    IntStream.range(0, Channel.ARTICLES.partitions())
        .mapToObj(partition -> new TopicPartition(Channel.ARTICLES.name(), partition))
        .forEach(
            one -> {
              begins.put(one, 0L);
              ends.put(one, one.partition() == 0 ? records : 0L);
            });
    consumer.updateBeginningOffsets(begins);
    consumer.updateEndOffsets(ends);
  }

  private Producer<String, byte[]> make() {
    MockProducer<String, byte[]> producer =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    made.add(producer);
    return producer;
  }
}

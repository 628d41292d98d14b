package newswatch.search.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import newswatch.events.Channel;
import newswatch.search.replay.Run;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a replay sends, and how far it is with that, in one transaction. */
final class ReplayTransactions implements AutoCloseable {
  private static final Duration PARTING = Duration.ofSeconds(2);

  private final Producer<String, byte[]> producer;

  /** Sends by this producer, and closes it. */
  ReplayTransactions(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  /** Fences off whoever sends by the same name. */
  void claim() {
    producer.initTransactions();
  }

  /** Sends these, and keeps for that group that the run is so far. */
  void send(List<ConsumerRecord<String, byte[]>> sightings, Run run, ConsumerGroupMetadata group) {
    Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
    run.places()
        .forEach(
            (partition, place) ->
                places.put(
                    new TopicPartition(Channel.ARTICLES.name(), partition),
                    new OffsetAndMetadata(place.next(), place.note())));
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent =
        sightings.stream().map(one -> producer.send(copy(one))).toList();
    producer.sendOffsetsToTransaction(places, group);
    // It fails where a record did.
    producer.commitTransaction();
    sent.forEach(Future::resultNow);
  }

  /**
   * The same as it stands in the archive, but of now: Kafka Streams takes what is older first, and
   * would let the sightings of now wait.
   */
  private static ProducerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> sighting) {
    ProducerRecord<String, byte[]> copy =
        new ProducerRecord<>(
            Channel.RETAG.name(), sighting.partition(), sighting.key(), sighting.value());
    copy.headers().add(Channel.ARCHIVED_OFFSET, Long.toString(sighting.offset()).getBytes(UTF_8));
    return copy;
  }

  @Override
  public void close() {
    producer.close(PARTING);
  }
}

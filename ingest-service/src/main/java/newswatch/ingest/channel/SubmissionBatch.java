package newswatch.ingest.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Submission;
import newswatch.events.UnreadableEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Some submissions that are worked on together, and where their answers go: sightings, endings,
 * dead letters and the offsets of the submissions in one transaction.
 */
public final class SubmissionBatch {
  /** Where the answers and the offsets go. */
  interface Door {
    /**
     * @throws KafkaException when none of it was published, or that is not known
     */
    boolean publish(
        List<ProducerRecord<String, byte[]>> records,
        Map<TopicPartition, OffsetAndMetadata> offsets);
  }

  /** A submission, or bytes that are none. */
  private sealed interface Arrival {
    record Read(ConsumerRecord<String, byte[]> message, Submission submission) implements Arrival {}

    record Unreadable(ConsumerRecord<String, byte[]> message, String reason) implements Arrival {}
  }

  private final List<Arrival> arrivals = new ArrayList<>();
  private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
  private final Door door;
  private int addresses;

  SubmissionBatch(Door door) {
    this.door = door;
  }

  /** Takes one more; they come in the order of their offsets. */
  void add(ConsumerRecord<String, byte[]> message) {
    arrivals.add(arrival(message));
    offsets.put(
        new TopicPartition(message.topic(), message.partition()),
        new OffsetAndMetadata(message.offset() + 1));
  }

  boolean isEmpty() {
    return arrivals.isEmpty();
  }

  /** How many of them are addresses, which take time. */
  int addresses() {
    return addresses;
  }

  /** What was handed in, as far as it can be read. */
  public List<Submission> submissions() {
    return arrivals.stream()
        .filter(Arrival.Read.class::isInstance)
        .map(read -> ((Arrival.Read) read).submission())
        .toList();
  }

  /** How many cannot be read; they go to the dead letters with the answers to the others. */
  public int unreadable() {
    return arrivals.size() - submissions().size();
  }

  /**
   * Publishes all of it or nothing, and waits for Kafka's acknowledgement.
   *
   * @param answers one for each of the submissions, in their order
   * @return false when nothing was published, because the service is stopping: the submissions come
   *     again, to whoever owns them then
   * @throws KafkaException when it was not acknowledged; the batch comes again
   */
  public boolean publish(List<Answer> answers) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    int next = 0;
    for (Arrival arrival : arrivals) {
      switch (arrival) {
        case Arrival.Read read -> add(records, read, answers.get(next++));
        case Arrival.Unreadable unreadable ->
            records.add(DeadSubmission.of(unreadable.message(), unreadable.reason()));
      }
    }
    return door.publish(records, offsets);
  }

  private static void add(
      List<ProducerRecord<String, byte[]>> records, Arrival.Read arrival, Answer answer) {
    switch (answer) {
      case Answer.Sighted(_, var sighting) ->
          records.add(
              new ProducerRecord<>(
                  Channel.ARTICLES.name(),
                  sighting.article().id().value(),
                  EventJson.write(sighting)));
      case Answer.Refused _ -> {}
      case Answer.Failed(_, String reason) ->
          records.add(DeadSubmission.of(arrival.message(), reason));
    }
    records.add(
        new ProducerRecord<>(
            Channel.SUBMISSION_ENDINGS.name(),
            answer.ended().id().value(),
            EventJson.write(answer.ended())));
  }

  private Arrival arrival(ConsumerRecord<String, byte[]> message) {
    byte[] value = message.value();
    if (value == null) {
      return new Arrival.Unreadable(message, "the record has no value");
    }
    try {
      Submission submission = EventJson.read(value, Submission.class);
      if (submission.address() != null) {
        addresses++;
      }
      return new Arrival.Read(message, submission);
    } catch (UnreadableEvent e) {
      return new Arrival.Unreadable(message, String.valueOf(e.getMessage()));
    }
  }
}

package newswatch.search.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Submission;
import newswatch.events.SubmissionEnded;
import newswatch.events.UnreadableEvent;
import newswatch.search.submission.Outbox;
import newswatch.search.submission.Submissions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what was handed in to ingest-service, and reads on every instance what became of it, from
 * as far back as the channel goes.
 */
@Component
public final class SubmissionChannel implements Outbox, DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(SubmissionChannel.class);

  /** Whoever hands in waits for it. */
  private static final Map<String, Object> IMPATIENT =
      Map.of(
          ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);

  private final ConsumerFactory<String, byte[]> consumers;
  private final KafkaTemplate<String, byte[]> producer;
  private final Submissions submissions;
  private @Nullable Follower follower;

  SubmissionChannel(
      ConsumerFactory<String, byte[]> consumers,
      ProducerFactory<String, byte[]> producers,
      Submissions submissions) {
    this.consumers = consumers;
    this.producer = new KafkaTemplate<>(producers, IMPATIENT);
    this.submissions = submissions;
  }

  @Override
  public void send(List<Submission> handedIn) {
    try {
      List<CompletableFuture<?>> sent = new ArrayList<>();
      for (Submission one : handedIn) {
        sent.add(producer.send(Channel.SUBMISSIONS.name(), one.id().value(), EventJson.write(one)));
      }
      sent.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw new NotTaken("Kafka did not acknowledge: " + e.getCause(), e);
    } catch (KafkaException | org.springframework.kafka.KafkaException e) {
      throw new NotTaken("Kafka does not answer: " + e.getMessage(), e);
    }
  }

  /** Starts to read what became of submissions, in the background. */
  public void follow() {
    Consumer<String, byte[]> reading = consumers.createConsumer("unused", "submissions");
    List<TopicPartition> partitions =
        IntStream.range(0, Channel.SUBMISSION_ENDINGS.partitions())
            .mapToObj(i -> new TopicPartition(Channel.SUBMISSION_ENDINGS.name(), i))
            .toList();
    reading.assign(partitions);
    reading.seekToBeginning(partitions);
    follower =
        new Follower("submissions", reading, () -> reading.poll(Follower.POLL).forEach(this::read));
  }

  private void read(ConsumerRecord<String, byte[]> message) {
    try {
      if (message.value() != null) {
        submissions.ended(EventJson.read(message.value(), SubmissionEnded.class));
      }
    } catch (UnreadableEvent e) {
      LOG.atWarn()
          .addKeyValue("partition", message.partition())
          .addKeyValue("offset", message.offset())
          .addKeyValue("reason", e.getMessage())
          .log("ending skipped, its record cannot be read");
    }
  }

  @Override
  public void destroy() {
    if (follower != null) {
      follower.leave();
    }
    producer.destroy();
  }
}

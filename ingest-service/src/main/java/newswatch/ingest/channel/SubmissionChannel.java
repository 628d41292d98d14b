package newswatch.ingest.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import newswatch.events.Channel;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Hands on what people hand in, in batches, to one instance each. The offsets move in the
 * transaction of the answers. When a batch fails, its partitions are paused and it comes again,
 * first after half a second and then ever more slowly, up to half a minute, without end and without
 * leaving the group.
 */
public final class SubmissionChannel implements AutoCloseable {
  private static final Duration AUTH_RETRY = Duration.ofSeconds(10);
  private static final String GROUP = "ingest-submissions";

  /** Of one batch; the rest is handed on next, behind the other partitions. */
  static final int MAX_ADDRESSES = 16;

  private static final int MAX_RECORDS = 500;
  private static final int MAX_FETCHED_BYTES = 8 * 1024 * 1024;
  private static final int CONCURRENCY = 3;
  private static final Duration PARTING = Duration.ofSeconds(5);

  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;
  private static final double SLOWER = 2;

  private final ConsumerFactory<String, byte[]> consumers;
  private final DefaultKafkaProducerFactory<String, byte[]> producers;
  private final KafkaTemplate<String, byte[]> producer;

  /** Connects as the factories' consumers and producers do. */
  public SubmissionChannel(
      ConsumerFactory<String, byte[]> consumers, ProducerFactory<String, byte[]> factory) {
    this.consumers = consumers;
    this.producers = new DefaultKafkaProducerFactory<>(settings(factory));
    // Drawn, as whoever lost a partition is fenced off by the group's generation (KIP-447).
    producers.setTransactionIdPrefix(GROUP + "-" + UUID.randomUUID() + "-");
    this.producer = new KafkaTemplate<>(producers);
  }

  private static Map<String, Object> settings(ProducerFactory<String, byte[]> factory) {
    Map<String, Object> settings = new HashMap<>(factory.getConfigurationProperties());
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, GROUP);
    return settings;
  }

  /** What hands batches on once it is started, and until it is stopped. */
  public ConcurrentMessageListenerContainer<String, byte[]> follow(Consumer<SubmissionBatch> walk) {
    ContainerProperties properties = new ContainerProperties(Channel.SUBMISSIONS.name());
    // Without it, a login that is refused for a moment ends the listening for good, unsaid.
    properties.setAuthExceptionRetryInterval(AUTH_RETRY);
    properties.setGroupId(GROUP);
    properties.setClientId(GROUP);
    properties.setAckMode(AckMode.MANUAL);
    properties.setKafkaConsumerProperties(bounds());
    properties.setShutdownTimeout(PARTING.toMillis());
    var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
    container
        .getContainerProperties()
        .setMessageListener(
            (BatchConsumerAwareMessageListener<String, byte[]>)
                (messages, consumer) ->
                    handOn(messages, requireNonNull(consumer), container::isRunning, walk));
    container.setBeanName(GROUP);
    container.setConcurrency(CONCURRENCY);
    container.setCommonErrorHandler(new DefaultErrorHandler(withoutEnd()));
    return container;
  }

  private static Properties bounds() {
    Properties bounds = new Properties();
    bounds.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(MAX_RECORDS));
    bounds.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(MAX_FETCHED_BYTES));
    return bounds;
  }

  /** What came again after a failure may belong to somebody else by now, who is handed it. */
  private void handOn(
      List<ConsumerRecord<String, byte[]>> messages,
      org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
      BooleanSupplier running,
      Consumer<SubmissionBatch> walk) {
    Set<TopicPartition> ours = consumer.assignment();
    Map<TopicPartition, Long> rest = new LinkedHashMap<>();
    SubmissionBatch batch =
        new SubmissionBatch(
            (records, offsets) -> {
              if (!running.getAsBoolean()) {
                return false;
              }
              publish(records, offsets, consumer);
              return true;
            });
    for (ConsumerRecord<String, byte[]> message : messages) {
      TopicPartition partition = new TopicPartition(message.topic(), message.partition());
      if (!ours.contains(partition)) {
        continue;
      }
      if (batch.addresses() < MAX_ADDRESSES) {
        batch.add(message);
      } else {
        rest.putIfAbsent(partition, message.offset());
      }
    }
    if (!batch.isEmpty()) {
      walk.accept(batch);
    }
    rest.forEach(consumer::seek);
  }

  private void publish(
      List<ProducerRecord<String, byte[]>> records,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      org.apache.kafka.clients.consumer.Consumer<?, ?> consumer) {
    try {
      producer.executeInTransaction(
          transaction -> {
            List<CompletableFuture<?>> sent = new ArrayList<>();
            records.forEach(message -> sent.add(transaction.send(message)));
            transaction.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            transaction.flush();
            sent.forEach(CompletableFuture::join);
            return sent.size();
          });
    } catch (CompletionException e) {
      throw new KafkaException("an answer was not acknowledged", e.getCause());
    }
  }

  private static ExponentialBackOff withoutEnd() {
    ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE_MILLIS, SLOWER);
    pauses.setMaxInterval(LONGEST_PAUSE_MILLIS);
    return pauses;
  }

  @Override
  public void close() {
    producers.destroy();
  }
}

package newswatch.ingest.channel;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.events.PageWatch;
import newswatch.events.UnreadableEvent;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;

/**
 * Shares the feeds among the instances of ingest-service, by partition, and reads those of ours
 * from the beginning each time: the channel is compacted, so its records are the feeds that exist.
 * Nothing is committed.
 */
public final class FeedChannel {
  private static final Duration AUTH_RETRY = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(FeedChannel.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RESPITE = Duration.ofSeconds(1);

  private final ConsumerFactory<String, byte[]> consumers;
  private final SightingChannel sightings;

  /** Former owners are fenced off the sightings before their knowledge is read. */
  public FeedChannel(ConsumerFactory<String, byte[]> consumers, SightingChannel sightings) {
    this.consumers = consumers;
    this.sightings = sightings;
  }

  /** Starts to tell the owner of feeds, until the container is stopped. */
  public KafkaMessageListenerContainer<String, byte[]> follow(FeedOwner owner) {
    ContainerProperties properties = new ContainerProperties(Channel.FEEDS.name());
    // Without it, a login that is refused for a moment ends the listening for good, unsaid.
    properties.setAuthExceptionRetryInterval(AUTH_RETRY);
    properties.setAckMode(AckMode.MANUAL);
    properties.setMessageListener(
        (MessageListener<String, byte[]>) message -> tell(owner, message));
    var container = new KafkaMessageListenerContainer<>(consumers, properties);
    container
        .getContainerProperties()
        .setConsumerRebalanceListener(new Partitions(owner, container::isRunning));
    container.setBeanName("feeds");
    container.start();
    return container;
  }

  private static void tell(FeedOwner owner, ConsumerRecord<String, byte[]> message) {
    try {
      if (message.key() == null) {
        throw new IllegalArgumentException("it has no key");
      }
      FeedId id = new FeedId(message.key());
      if (id.partition(Channel.FEEDS.partitions()) != message.partition()) {
        throw new IllegalArgumentException("it is in the partition of another host");
      }
      if (message.value() == null) {
        owner.remove(id);
        return;
      }
      Feed feed = EventJson.read(message.value(), Feed.class);
      if (!feed.id().equals(id)) {
        throw new IllegalArgumentException("its key is not its id " + feed.id());
      }
      if (feed.deleted()) {
        owner.remove(id);
      } else {
        owner.define(feed);
      }
    } catch (UnreadableEvent | IllegalArgumentException e) {
      LOG.atWarn()
          .addKeyValue("partition", message.partition())
          .addKeyValue("offset", message.offset())
          .addKeyValue("reason", e.getMessage())
          .log("feed skipped, its record cannot be read");
    }
  }

  private final class Partitions implements ConsumerAwareRebalanceListener {
    private final FeedOwner owner;
    private final BooleanSupplier following;

    Partitions(FeedOwner owner, BooleanSupplier following) {
      this.owner = owner;
      this.following = following;
    }

    @Override
    public void onPartitionsAssigned(
        Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
      consumer.seekToBeginning(partitions);
      for (TopicPartition partition : partitions) {
        take(partition.partition());
      }
    }

    /**
     * Tries until it has succeeded: Kafka would hand us the partition's feeds all the same, and
     * without what is known of them they would be taken for new ones.
     */
    private void take(int partition) {
      while (following.getAsBoolean()) {
        try {
          sightings.open(partition);
          owner.own(
              partition,
              restored(Channel.FEED_STATUS, partition, FeedStatus.class),
              restored(Channel.PAGES, partition, PageWatch.class));
          return;
        } catch (InterruptException e) {
          throw e;
        } catch (KafkaException e) {
          LOG.atWarn()
              .addKeyValue("partition", partition)
              .addKeyValue("reason", e.getMessage())
              .log("feeds not taken over yet, trying again");
          LockSupport.parkNanos(RESPITE.toNanos());
        }
      }
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(
        Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
      disown(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
      disown(partitions);
    }

    private void disown(Collection<TopicPartition> partitions) {
      for (TopicPartition partition : partitions) {
        owner.disown(partition.partition());
        sightings.close(partition.partition());
      }
    }
  }

  private <T> List<T> restored(Channel channel, int partition, Class<T> type) {
    TopicPartition kept = new TopicPartition(channel.name(), partition);
    Map<String, T> known = new HashMap<>();
    try (Consumer<String, byte[]> consumer = consumers.createConsumer("unused", "restore")) {
      consumer.assign(List.of(kept));
      consumer.seekToBeginning(List.of(kept));
      long end = consumer.endOffsets(List.of(kept)).getOrDefault(kept, 0L);
      while (consumer.position(kept) < end) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
          restore(known, message, type);
        }
      }
    }
    return List.copyOf(known.values());
  }

  private static <T> void restore(
      Map<String, T> known, ConsumerRecord<String, byte[]> message, Class<T> type) {
    if (message.value() == null) {
      known.remove(message.key());
      return;
    }
    try {
      known.put(message.key(), EventJson.read(message.value(), type));
    } catch (UnreadableEvent e) {
      known.remove(message.key());
      LOG.atWarn()
          .addKeyValue("channel", message.topic())
          .addKeyValue("key", message.key())
          .addKeyValue("reason", e.getMessage())
          .log("what was known cannot be read, and counts as not known");
    }
  }
}

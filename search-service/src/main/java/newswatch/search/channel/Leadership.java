package newswatch.search.channel;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import newswatch.events.Channel;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * One instance at a time leads: the one to whom a group gives the only partition of a channel. Who
 * led before and has fallen behind may believe so for some seconds more.
 */
@Component
public final class Leadership {
  private static final String GROUP = "newswatch-changes";
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RECOVERY = Duration.ofSeconds(5);
  private static final Duration PARTING = Duration.ofSeconds(5);

  private final ConsumerFactory<String, byte[]> consumers;
  private volatile boolean ours;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  Leadership(ConsumerFactory<String, byte[]> consumers) {
    this.consumers = consumers;
  }

  /** Whether this instance leads now. */
  public boolean isOurs() {
    return ours;
  }

  /** Stands for it from now on. */
  public void stand() {
    stopping = false;
    thread = Thread.ofPlatform().name("leadership").start(this::goOn);
  }

  private void goOn() {
    String name = GROUP + "-" + UUID.randomUUID();
    while (!stopping) {
      try (Consumer<String, byte[]> consumer = consumers.createConsumer(GROUP, name, null)) {
        consumer.subscribe(List.of(Channel.SUBSCRIPTIONS.name()), new Change(consumer));
        while (!stopping) {
          // What is read is none of this reader's business.
          var _ = consumer.poll(POLL);
        }
      } catch (KafkaException e) {
        LOG.atWarn().addKeyValue("reason", e.toString()).log("who leads is not known, tried again");
        LockSupport.parkNanos(RECOVERY.toNanos());
      } finally {
        ours = false;
      }
    }
  }

  /** Stands for it no more. */
  public void leave() {
    stopping = true;
    Thread ending = thread;
    if (ending != null) {
      try {
        ending.join(PARTING);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final class Change implements ConsumerRebalanceListener {
    private final Consumer<String, byte[]> consumer;

    Change(Consumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        consumer.seekToEnd(partitions);
        ours = true;
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        ours = false;
      }
    }
  }
}

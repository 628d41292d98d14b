package newswatch.search.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import newswatch.events.AlertEvent;
import newswatch.events.AlertRaised;
import newswatch.events.CanaryArrived;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.UnreadableEvent;
import newswatch.search.catalogue.Unpublished;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands on the alerts of the partitions that are ours. An offset moves once it is kept what becomes
 * of the alerts before it; what fails is handed on again.
 */
@Component
public final class AlertChannel {
  /** Who sends messages is a group of its own: it goes on while nothing can be indexed. */
  static final String GROUP = "newswatch-delivery";

  private static final Logger LOG = LoggerFactory.getLogger(AlertChannel.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration RECOVERY = Duration.ofSeconds(10);
  private static final Duration READ_UP = Duration.ofSeconds(30);
  private static final Duration PARTING = Duration.ofSeconds(10);
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final ConsumerFactory<String, byte[]> consumers;
  private final DeliveryChannel deliveries;
  private final DeadLetters deadLetters;

  AlertChannel(
      ConsumerFactory<String, byte[]> consumers,
      DeliveryChannel deliveries,
      DeadLetters deadLetters) {
    this.consumers = consumers;
    this.deliveries = deliveries;
    this.deadLetters = deadLetters;
  }

  /** What is done with alerts, and with the partitions they are in. */
  public interface Work {
    /** A partition is ours from now on; all that was kept of it is known. */
    void owned(int partition);

    /** A partition is ours no more. */
    void lost(int partition);

    /**
     * Returns once it is kept what becomes of these.
     *
     * @throws Unpublished to get them again
     */
    void raised(int partition, List<AlertRaised> alerts);

    /** One of our own articles has come as far as alerts do. */
    void arrived(CanaryArrived canary);
  }

  /** Starts to hand alerts on. */
  public Reading follow(Work work) {
    return new Reading(work);
  }

  /** Goes on until it is stopped. */
  public final class Reading {
    private final Work work;
    private final Thread thread;
    private volatile boolean stopping;

    private Reading(Work work) {
      this.work = work;
      this.thread = Thread.ofPlatform().name("alerts").start(this::goOn);
    }

    private void goOn() {
      // By this an instance is known among the members of its group.
      String name = GROUP + "-" + UUID.randomUUID();
      while (!stopping) {
        try (Consumer<String, byte[]> consumer =
            consumers.createConsumer(GROUP, name, null, settings())) {
          consumer.subscribe(List.of(Channel.ALERTS.name()), new Ownership());
          while (!stopping) {
            read(consumer);
          }
        } catch (RuntimeException e) {
          LOG.atError()
              .setCause(e instanceof KafkaException ? null : e)
              .addKeyValue("reason", e.toString())
              .addKeyValue("retriedAfter", RECOVERY)
              .log("alerts cannot be read");
          pause(RECOVERY);
        }
      }
    }

    private void pause(Duration length) {
      long until = System.nanoTime() + length.toNanos();
      while (!stopping && System.nanoTime() < until) {
        LockSupport.parkNanos(GLANCE.toNanos());
      }
    }

    private void read(Consumer<String, byte[]> consumer) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      for (TopicPartition partition : records.partitions()) {
        List<ConsumerRecord<String, byte[]>> its = records.records(partition);
        try {
          List<AlertEvent> events = events(its);
          work.raised(partition.partition(), those(AlertRaised.class, events));
          those(CanaryArrived.class, events).forEach(work::arrived);
          consumer.commitSync(Map.of(partition, new OffsetAndMetadata(its.getLast().offset() + 1)));
        } catch (Unpublished | KafkaException e) {
          LOG.atWarn()
              .addKeyValue("partition", partition.partition())
              .addKeyValue("reason", e.toString())
              .log("alerts not taken over, tried again");
          if (consumer.assignment().contains(partition)) {
            consumer.seek(partition, its.getFirst().offset());
          }
          pause(AGAIN);
        }
      }
    }

    private static <T extends AlertEvent> List<T> those(Class<T> kind, List<AlertEvent> events) {
      return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<AlertEvent> events(List<ConsumerRecord<String, byte[]>> records) {
      List<AlertEvent> events = new ArrayList<>();
      for (ConsumerRecord<String, byte[]> record : records) {
        try {
          byte[] value = record.value() == null ? new byte[0] : record.value();
          events.add(EventJson.read(value, AlertEvent.class));
        } catch (UnreadableEvent e) {
          deadLetters.keep(record, String.valueOf(e.getMessage()));
        }
      }
      return events;
    }

    /** Reads no more. */
    public void stop() {
      stopping = true;
      try {
        thread.join(PARTING);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private final class Ownership implements ConsumerRebalanceListener {
      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        for (TopicPartition one : partitions) {
          if (!deliveries.hasReadAllOf(one.partition(), READ_UP)) {
            throw new KafkaException("what became of messages is not read up to its end");
          }
          work.owned(one.partition());
        }
      }

      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(one -> work.lost(one.partition()));
      }
    }
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "200");
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(4 * 1024 * 1024));
    return settings;
  }
}

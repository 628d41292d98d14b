package newswatch.search.channel;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import newswatch.events.AlertEvent;
import newswatch.events.AlertRaised;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.UnreadableEvent;
import newswatch.search.delivery.AlertStream;
import newswatch.search.delivery.RaisedAlerts;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads all alerts that are kept, on every instance: to count them, to tell whoever listens, and
 * how their stories grow.
 */
@Component
public final class AlertFollower {
  private static final Logger LOG = LoggerFactory.getLogger(AlertFollower.class);
  private static final List<TopicPartition> PARTITIONS =
      IntStream.range(0, Channel.ALERTS.partitions())
          .mapToObj(i -> new TopicPartition(Channel.ALERTS.name(), i))
          .toList();

  private final ConsumerFactory<String, byte[]> consumers;
  private final RaisedAlerts raised;
  private final AlertStream stream;
  private @Nullable Follower follower;

  AlertFollower(
      ConsumerFactory<String, byte[]> consumers, RaisedAlerts raised, AlertStream stream) {
    this.consumers = consumers;
    this.raised = raised;
    this.stream = stream;
  }

  /** Reads what there is, then goes on reading in the background, and lets people listen. */
  public void follow() {
    Consumer<String, byte[]> reading = consumers.createConsumer("unused", "alerts");
    try {
      reading.assign(PARTITIONS);
      reading.seekToBeginning(PARTITIONS);
      Map<TopicPartition, Long> ends = reading.endOffsets(PARTITIONS);
      while (ends.entrySet().stream().anyMatch(e -> reading.position(e.getKey()) < e.getValue())) {
        reading.poll(Follower.POLL).forEach(this::read);
      }
    } catch (RuntimeException e) {
      reading.close();
      throw e;
    }
    stream.begin();
    follower =
        new Follower("alerts", reading, () -> reading.poll(Follower.POLL).forEach(this::read));
  }

  /** Stops reading, if it ever began. */
  public void leave() {
    if (follower != null) {
      follower.leave();
    }
  }

  /** What cannot be read is for whoever sends alerts to report. */
  private void read(ConsumerRecord<String, byte[]> message) {
    try {
      if (message.value() != null) {
        AlertEvent event = EventJson.read(message.value(), AlertEvent.class);
        if (raised.take(event) && event instanceof AlertRaised alert) {
          stream.raised(alert);
        }
      }
    } catch (UnreadableEvent e) {
      LOG.atDebug().addKeyValue("reason", e.getMessage()).log("record passed over");
    }
  }
}

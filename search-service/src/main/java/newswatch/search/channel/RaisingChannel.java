package newswatch.search.channel;

import java.util.List;
import newswatch.events.AlertRaised;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.search.catalogue.Unpublished;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.stereotype.Component;

/** Raises alerts of what no single article tells. */
@Component
public final class RaisingChannel {
  private final Publisher publisher;

  RaisingChannel(Publisher publisher) {
    this.publisher = publisher;
  }

  /**
   * Raises these, and waits until Kafka keeps them.
   *
   * @throws Unpublished when that did not happen, or not in time
   */
  public void raise(List<AlertRaised> alerts) {
    var _ =
        publisher.keep(
            alerts.stream()
                .map(
                    alert ->
                        new ProducerRecord<>(
                            Channel.ALERTS.name(),
                            alert.subscription().value(),
                            EventJson.write(alert)))
                .toList());
  }
}

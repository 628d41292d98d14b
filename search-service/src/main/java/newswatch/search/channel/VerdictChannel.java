package newswatch.search.channel;

import java.util.List;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.VerdictGiven;
import newswatch.search.verdict.VerdictKeeping;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Publishes what readers say of tags. */
@Component
final class VerdictChannel implements VerdictKeeping {
  private final Publisher publisher;

  VerdictChannel(Publisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void keep(VerdictGiven verdict) {
    publish(verdict.key(), EventJson.write(verdict));
  }

  @Override
  public void takeBack(VerdictGiven.Key key) {
    publish(key, null);
  }

  private void publish(VerdictGiven.Key key, byte @Nullable [] value) {
    publisher.publish(
        List.of(new ProducerRecord<>(Channel.VERDICTS.name(), key.toString(), value)));
  }
}

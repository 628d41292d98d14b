package newswatch.search.channel;

import java.util.List;
import newswatch.events.ArticleWithdrawn;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.search.withdrawal.WithdrawalKeeping;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.stereotype.Component;

/** Publishes that articles are taken down. */
@Component
final class WithdrawalChannel implements WithdrawalKeeping {
  private final Publisher publisher;

  WithdrawalChannel(Publisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void keep(ArticleWithdrawn withdrawal) {
    publisher.publish(
        List.of(
            new ProducerRecord<>(
                Channel.WITHDRAWALS.name(),
                withdrawal.article().value(),
                EventJson.write(withdrawal))));
  }
}

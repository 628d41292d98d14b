package newswatch.search.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import newswatch.events.AlertRaised;
import newswatch.events.MessageId;
import newswatch.events.ReceiverId;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said.
 *
 * @param subscription the name of the subscription, as people read it
 * @param receiver to whom the subscription is told; absent for a message that is of none
 * @param since when it was made; the same whenever it is tried
 * @param alerts at least one, oldest first
 */
record Message(
    MessageId id,
    String subscription,
    @Nullable ReceiverId receiver,
    Instant since,
    List<AlertRaised> alerts) {
  Message {
    requireNonNull(id, "id");
    requireNonNull(subscription, "subscription");
    requireNonNull(since, "since");
    alerts = List.copyOf(alerts);
    if (alerts.isEmpty()) {
      throw new IllegalArgumentException("a message tells one alert or more");
    }
  }
}

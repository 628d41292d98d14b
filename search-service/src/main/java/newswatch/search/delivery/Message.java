package newswatch.search.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import newswatch.events.AlertRaised;
import newswatch.events.MessageId;

/**
 * What is to be said.
 *
 * @param subscription the name of the subscription, as people read it
 * @param since when it was made; the same whenever it is tried
 * @param alerts at least one, oldest first
 */
record Message(MessageId id, String subscription, Instant since, List<AlertRaised> alerts) {
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

package newswatch.classify.alert;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import newswatch.classify.catalogue.InForce;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.matching.subscription.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions that articles are matched with at this moment. A matching uses one state of
 * them from beginning to end; changes are put into the index when an article next asks, all at
 * once.
 */
public final class SubscriptionsInForce implements InForce<Subscription> {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionsInForce.class);

  private final Map<String, Subscription> definitions = new HashMap<>();

  /** What is not in the newest state yet; nothing for those that were removed. */
  private final Map<SubscriptionId, Optional<Subscription>> changes = new LinkedHashMap<>();

  private Subscriptions subscriptions = Subscriptions.NONE;

  @Override
  public synchronized void define(Subscription subscription, long offset) {
    Subscription before = definitions.put(subscription.id().value(), subscription);
    if (!subscription.equals(before)) {
      changes.put(subscription.id(), Optional.of(subscription));
    }
  }

  @Override
  public synchronized void remove(String key, long offset) {
    Subscription removed = definitions.remove(key);
    if (removed != null) {
      changes.put(removed.id(), Optional.empty());
    }
  }

  @Override
  public void readTo(long offset) {
    // How far they are read decides nothing.
  }

  /** The subscriptions at this moment. */
  public synchronized Subscriptions now() {
    if (!changes.isEmpty()) {
      Collection<Optional<Subscription>> changed = changes.values();
      subscriptions =
          subscriptions.with(
              changed.stream().flatMap(Optional::stream).toList(),
              changes.entrySet().stream()
                  .filter(change -> change.getValue().isEmpty())
                  .map(Map.Entry::getKey)
                  .toList());
      report();
      changes.clear();
    }
    return subscriptions;
  }

  private void report() {
    subscriptions.broken().stream()
        .filter(broken -> changes.containsKey(new SubscriptionId(broken.id().value())))
        .forEach(
            broken ->
                LOG.atError()
                    .addKeyValue("subscriptionId", broken.id())
                    .addKeyValue("problem", broken.problem())
                    .log("subscription left out, its query cannot be read"));
  }
}

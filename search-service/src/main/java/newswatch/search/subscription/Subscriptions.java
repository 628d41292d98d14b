package newswatch.search.subscription;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import newswatch.events.PersonId;
import newswatch.events.ReceiverId;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.search.catalogue.Defined;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The subscriptions in force, as their channel says; paused ones too. Thread-safe. */
@Component
public final class Subscriptions {
  private final SortedMap<SubscriptionId, Defined<Subscription>> known = new TreeMap<>();
  private final Map<SubscriptionId, PersonId> formerOwners = new HashMap<>();
  private long length;

  /** Takes a subscription over, or forgets it when there is none, or none any more. */
  public synchronized void take(SubscriptionId id, @Nullable Defined<Subscription> subscription) {
    Defined<Subscription> before =
        subscription == null || subscription.definition().deleted()
            ? known.remove(id)
            : known.put(id, subscription);
    if (subscription == null || !subscription.definition().deleted()) {
      formerOwners.remove(id);
    } else {
      formerOwners.put(id, subscription.definition().owner());
    }
    length -= lengthOf(before);
    length += lengthOf(known.get(id));
  }

  private static long lengthOf(@Nullable Defined<Subscription> subscription) {
    return subscription == null ? 0 : subscription.definition().length();
  }

  /** All of them, by id. */
  public synchronized List<Defined<Subscription>> all() {
    return List.copyOf(known.values());
  }

  /** One of them; absent where it is not there. */
  public synchronized @Nullable Defined<Subscription> one(SubscriptionId id) {
    return known.get(id);
  }

  /** Whose one was that is there no more; absent where none was, or one is there. */
  synchronized @Nullable PersonId formerOwner(SubscriptionId id) {
    return formerOwners.get(id);
  }

  /** Those of one person, by id. */
  public List<Defined<Subscription>> of(PersonId owner) {
    return all().stream().filter(one -> one.definition().owner().equals(owner)).toList();
  }

  /** Those that are told to one receiver, by id. */
  public List<Subscription> toldTo(ReceiverId receiver) {
    return all().stream()
        .map(Defined::definition)
        .filter(one -> one.receiver().equals(receiver))
        .toList();
  }

  /** How many there are. */
  synchronized int count() {
    return known.size();
  }

  /** What they hold together, in UTF-16 units. */
  synchronized long length() {
    return length;
  }
}

package newswatch.search.receiver;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import newswatch.events.Change;
import newswatch.events.PersonId;
import newswatch.events.Receiver;
import newswatch.events.ReceiverId;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.search.access.Reach;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.Definitions;
import newswatch.search.catalogue.Edited;
import newswatch.search.catalogue.Precondition;
import newswatch.search.catalogue.Turns;
import newswatch.search.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Receivers changed by people, each within their reach: what is beyond it does not exist for them,
 * but that its id is taken. A receiver stays whose it is, whoever changes it. Thread-safe; two
 * changes through one instance never overlap.
 */
@Component
public final class ReceiverEdits {
  /** How many there are at most; each instance holds all of them in memory. */
  static final int MOST = 10_000;

  /** How many subscriptions are named that keep a receiver from being deleted. */
  private static final int MOST_NAMED = 10;

  private final Receivers receivers;
  private final Subscriptions subscriptions;
  private final Definitions definitions;
  private final InstantSource clock;

  /** Sealing anew concerns all, so all wait for one another. */
  private final Turns turns = new Turns();

  ReceiverEdits(
      Receivers receivers,
      Subscriptions subscriptions,
      Definitions definitions,
      InstantSource clock) {
    this.receivers = receivers;
    this.subscriptions = subscriptions;
    this.definitions = definitions;
    this.clock = clock;
  }

  /** Who sets a receiver up, now. */
  public Change change(PersonId by) {
    return new Change(by.value(), clock.instant());
  }

  /**
   * Adds a receiver that is not there.
   *
   * @param wanted what it is to be, given what it is, which is nothing; what that throws changes
   *     nothing
   * @return {@link Edited.Exists} also where it is there and beyond their reach
   * @throws newswatch.search.catalogue.Unpublished when Kafka did not take it, or not in time
   */
  public Edited<Receiver> create(
      ReceiverId id, Reach by, Function<@Nullable Receiver, Receiver> wanted) {
    return put(id, new Precondition.None(), by, wanted, true);
  }

  /** Adds a receiver, or replaces one within reach; the same again changes nothing. */
  public Edited<Receiver> put(
      ReceiverId id,
      Precondition condition,
      Reach by,
      Function<@Nullable Receiver, Receiver> wanted) {
    return put(id, condition, by, wanted, false);
  }

  private Edited<Receiver> put(
      ReceiverId id,
      Precondition condition,
      Reach by,
      Function<@Nullable Receiver, Receiver> wanted,
      boolean onlyNew) {
    return turns.take(
        Receiver.class,
        () -> {
          Defined<Receiver> there = receivers.one(id);
          Defined<Receiver> present = within(by, there);
          if (onlyNew && there != null) {
            return new Edited.Exists<>(there);
          }
          if (!condition.holds(present)) {
            return new Edited.Outdated<>(present);
          }
          if (there != null && present == null) {
            return new Edited.Exists<>(there);
          }
          if (present == null && receivers.count() >= MOST) {
            return new Edited.TooMany<>(MOST, 0);
          }
          if (present == null) {
            return new Edited.Created<>(publish(wanted.apply(null)));
          }
          Receiver next = wanted.apply(present.definition());
          return new Edited.Changed<>(
              present.definition().saysTheSame(next) ? present : publish(next));
        });
  }

  /** Takes a receiver within reach away, unless subscriptions are still told to it. */
  public Edited<Receiver> delete(ReceiverId id, Precondition condition, Reach by) {
    return turns.take(
        Receiver.class,
        () -> {
          Defined<Receiver> present = within(by, receivers.one(id));
          if (present == null) {
            return new Edited.Missing<>();
          }
          if (!condition.holds(present)) {
            return new Edited.Outdated<>(present);
          }
          List<Subscription> using = subscriptions.toldTo(id);
          if (!using.isEmpty()) {
            return needed(using, by);
          }
          publish(present.definition().asDeleted(change(by.person())));
          return new Edited.Deleted<>();
        });
  }

  private static Edited<Receiver> needed(List<Subscription> using, Reach by) {
    List<String> named =
        using.stream()
            .filter(subscription -> by.covers(subscription.owner()))
            .limit(MOST_NAMED)
            .map(Subscription::id)
            .map(SubscriptionId::value)
            .toList();
    return new Edited.Needed<>(named, using.size() - named.size());
  }

  /**
   * Seals addresses anew that an older key sealed, so that it can be thrown away.
   *
   * @return how many receivers had such
   */
  public int reseal(SealedAddresses addresses) {
    return turns.take(
        Receiver.class,
        () -> {
          List<Receiver> resealed =
              receivers.all().stream()
                  .map(Defined::definition)
                  .map(addresses::resealed)
                  .filter(Objects::nonNull)
                  .toList();
          return definitions.publishReceivers(resealed).size();
        });
  }

  private static @Nullable Defined<Receiver> within(Reach by, @Nullable Defined<Receiver> there) {
    return there == null || !by.covers(there.definition().owner()) ? null : there;
  }

  private Defined<Receiver> publish(Receiver receiver) {
    return definitions.publishReceivers(List.of(receiver)).getFirst();
  }
}

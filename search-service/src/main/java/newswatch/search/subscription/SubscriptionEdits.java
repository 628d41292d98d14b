package newswatch.search.subscription;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import newswatch.events.Change;
import newswatch.events.PersonId;
import newswatch.events.ReceiverId;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.search.access.Reach;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.Definitions;
import newswatch.search.catalogue.Edited;
import newswatch.search.catalogue.Precondition;
import newswatch.search.catalogue.Turns;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Subscriptions changed by people, each within their reach: what is beyond it does not exist for
 * them, but that its id is taken. A subscription stays whose it is, whoever changes it, and so does
 * the id of one that was taken away: under it is known which stories were told. Thread-safe; two
 * changes of one subscription through one instance never overlap.
 */
@Component
public final class SubscriptionEdits {
  /** How many there are at most; every instance of two services holds all of them in memory. */
  static final int MOST = 10_000;

  /** The most that they hold together, in UTF-16 units. */
  static final long MOST_LENGTH = 16L * 1024 * 1024;

  private final Subscriptions subscriptions;
  private final Definitions definitions;
  private final InstantSource clock;
  private final Turns turns = new Turns();

  SubscriptionEdits(Subscriptions subscriptions, Definitions definitions, InstantSource clock) {
    this.subscriptions = subscriptions;
    this.definitions = definitions;
    this.clock = clock;
  }

  /** Who subscribes, now. */
  public Change change(PersonId by) {
    return new Change(by.value(), clock.instant());
  }

  /**
   * Makes a subscription that is not there.
   *
   * @param wanted what it is to be, given whose it is; what that throws changes nothing
   * @return {@link Edited.Exists} also where it is there and beyond their reach
   * @throws newswatch.search.catalogue.Unpublished when Kafka did not take it, or not in time
   */
  public Edited<Subscription> create(
      SubscriptionId id, Reach by, Function<PersonId, Subscription> wanted) {
    return put(id, new Precondition.None(), by, wanted, true);
  }

  /** Makes a subscription, or replaces one within reach; the same again changes nothing. */
  public Edited<Subscription> put(
      SubscriptionId id,
      Precondition condition,
      Reach by,
      Function<PersonId, Subscription> wanted) {
    return put(id, condition, by, wanted, false);
  }

  private Edited<Subscription> put(
      SubscriptionId id,
      Precondition condition,
      Reach by,
      Function<PersonId, Subscription> wanted,
      boolean onlyNew) {
    return turns.take(
        id,
        () -> {
          Defined<Subscription> there = subscriptions.one(id);
          Defined<Subscription> present = within(by, there);
          if (onlyNew && there != null) {
            return new Edited.Exists<>(there);
          }
          if (!condition.holds(present)) {
            return new Edited.Outdated<>(present);
          }
          if (there != null && present == null) {
            return new Edited.Exists<>(there);
          }
          Subscription next =
              wanted.apply(present == null ? by.person() : present.definition().owner());
          if (present == null && wasOfAnother(next)) {
            return new Edited.Taken<>(id.value());
          }
          if (!fits(next, present)) {
            return new Edited.TooMany<>(MOST, MOST_LENGTH);
          }
          if (present == null) {
            return new Edited.Created<>(publish(next));
          }
          return new Edited.Changed<>(
              present.definition().saysTheSame(next) ? present : publish(next));
        });
  }

  /** Takes a subscription within reach away. */
  public Edited<Subscription> delete(SubscriptionId id, Precondition condition, Reach by) {
    return turns.take(
        id,
        () -> {
          Defined<Subscription> present = within(by, subscriptions.one(id));
          if (present == null) {
            return new Edited.Missing<>();
          }
          if (!condition.holds(present)) {
            return new Edited.Outdated<>(present);
          }
          publish(present.definition().asDeleted(change(by.person())));
          return new Edited.Deleted<>();
        });
  }

  /**
   * Pauses a subscription, whoever asks.
   *
   * @param receiver where it has to be told; told to another, it is none of theirs
   * @param by how it came about
   * @return {@link Edited.Missing} or {@link Edited.Changed}
   * @throws newswatch.search.catalogue.Unpublished when Kafka did not take it, or not in time
   */
  public Edited<Subscription> pause(SubscriptionId id, ReceiverId receiver, String by) {
    return turns.take(
        id,
        () -> {
          Defined<Subscription> present = subscriptions.one(id);
          if (present == null || !present.definition().receiver().equals(receiver)) {
            return new Edited.Missing<>();
          }
          Subscription next = present.definition().asPaused(new Change(by, clock.instant()));
          return new Edited.Changed<>(present.definition().paused() ? present : publish(next));
        });
  }

  private static @Nullable Defined<Subscription> within(
      Reach by, @Nullable Defined<Subscription> there) {
    return there == null || !by.covers(there.definition().owner()) ? null : there;
  }

  private boolean wasOfAnother(Subscription wanted) {
    PersonId former = subscriptions.formerOwner(wanted.id());
    return former != null && !former.equals(wanted.owner());
  }

  /** Whether there is room; a subscription may always become shorter. */
  private boolean fits(Subscription wanted, @Nullable Defined<Subscription> present) {
    long more = wanted.length() - (present == null ? 0 : present.definition().length());
    return (present != null || subscriptions.count() < MOST)
        && (more <= 0 || subscriptions.length() + more <= MOST_LENGTH);
  }

  private Defined<Subscription> publish(Subscription subscription) {
    return definitions.publishSubscriptions(List.of(subscription)).getFirst();
  }
}

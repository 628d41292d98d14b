package newswatch.search.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.ArticleId;
import newswatch.events.Channel;
import newswatch.events.DeliveryAttempt;
import newswatch.events.DeliveryState;
import newswatch.events.DeliveryState.Stage;
import newswatch.events.MessageId;
import newswatch.events.PersonId;
import newswatch.events.Receiver;
import newswatch.events.ReceiverId;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.search.catalogue.Defined;
import newswatch.search.receiver.ReceiverAddress;
import newswatch.search.receiver.Receivers;
import newswatch.search.receiver.SealedAddresses;
import newswatch.search.subscription.Subscriptions;
import newswatch.secrets.CannotOpen;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows who wants what, and has it brought there. Thread-safe. */
public final class PostOffice {
  private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);
  private static final String TAKEN_DOWN = "the articles were withdrawn";
  private static final String PAUSED = "the subscription is paused";
  private static final String GONE = "the subscription is no longer there";

  private final Subscriptions subscriptions;
  private final Receivers receivers;
  private final SealedAddresses addresses;
  private final Predicate<ArticleId> withdrawn;
  private final Deliveries deliveries;
  private final RaisedAlerts raised;
  private final Courier courier;
  private final InstantSource clock;

  PostOffice(
      Subscriptions subscriptions,
      Receivers receivers,
      SealedAddresses addresses,
      Predicate<ArticleId> withdrawn,
      Deliveries deliveries,
      RaisedAlerts raised,
      Courier courier,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.receivers = receivers;
    this.addresses = addresses;
    this.withdrawn = withdrawn;
    this.deliveries = deliveries;
    this.raised = raised;
    this.courier = courier;
    this.clock = clock;
  }

  /**
   * What became of a try.
   *
   * @param ending absent where there was nothing to be tried any more
   * @param next the message afterwards
   */
  record Tried(@Nullable Sending ending, DeliveryState next) {}

  /** Whether some of these are of subscriptions that are not known here. */
  public boolean knowsNotAllOf(List<AlertRaised> raised) {
    return raised.stream().anyMatch(alert -> subscription(alert.subscription()) == null);
  }

  /** What becomes of alerts that were raised; of those that are on their way already, nothing. */
  public List<DeliveryState> take(List<AlertRaised> raised) {
    List<DeliveryState> taken = new ArrayList<>();
    Set<AlertId> known = new HashSet<>();
    Map<SubscriptionId, Integer> sending = new HashMap<>();
    for (AlertRaised alert : raised) {
      if (deliveries.holds(alert.alert()) || !known.add(alert.alert())) {
        continue;
      }
      SubscriptionId whose = alert.subscription();
      DeliveryState state =
          Plan.taken(
              alert,
              subscription(whose),
              deliveries,
              sending.getOrDefault(whose, 0),
              clock.instant());
      taken.add(state);
      if (state.stage() == Stage.PENDING) {
        sending.merge(whose, 1, Integer::sum);
      }
    }
    return taken;
  }

  /** What becomes of held messages of one subscription whose time has come. */
  List<DeliveryState> gather(List<DeliveryState> held) {
    List<DeliveryState> next = new ArrayList<>();
    Map<PersonId, List<DeliveryState>> left = new LinkedHashMap<>();
    for (DeliveryState one : held) {
      MessageId telling = deliveries.tells(one.alerts().getFirst().alert());
      if (telling != null && !telling.equals(one.message())) {
        // They were gathered before, by whoever did not come to keep that of each.
        next.add(Plan.gathered(one, telling));
      } else if (tellable(one).isEmpty()) {
        next.add(Plan.withdrawn(one, TAKEN_DOWN));
      } else {
        left.computeIfAbsent(one.owner(), _ -> new ArrayList<>()).add(one);
      }
    }
    for (List<DeliveryState> its : left.values()) {
      next.addAll(Plan.gathered(its, subscription(its.getFirst()), deliveries, clock.instant()));
    }
    return next;
  }

  /** To whom a message is to go now: a subscription may have got another receiver meanwhile. */
  ReceiverId receiver(DeliveryState message) {
    Subscription subscription = subscription(message);
    return subscription == null ? message.receiver() : subscription.receiver();
  }

  /** Tries to bring a message. */
  Tried bring(DeliveryState message) {
    Subscription subscription = subscription(message);
    if (subscription == null) {
      return new Tried(null, Plan.withdrawn(message, GONE));
    }
    if (subscription.paused()) {
      return new Tried(null, Plan.withdrawn(message, PAUSED));
    }
    List<AlertRaised> tellable = tellable(message);
    if (tellable.isEmpty()) {
      return new Tried(null, Plan.withdrawn(message, TAKEN_DOWN));
    }
    Instant begun = clock.instant();
    DeliveryState postponed = Plan.postponed(message, subscription, begun);
    if (postponed != null) {
      return new Tried(null, postponed);
    }
    Sending ending =
        bring(
            new Message(
                message.message(),
                subscription.name(),
                subscription.receiver(),
                message.since(),
                tellable),
            subscription.receiver());
    Instant now = clock.instant();
    return new Tried(ending, Plan.tried(message, ending, attempt(ending, begun, now), now));
  }

  /** Sends a receiver a message that says it is a test, once; it is kept nowhere. */
  public DeliveryAttempt test(ReceiverId to) {
    Instant begun = clock.instant();
    Sending ending = bring(Specimen.message(begun), to);
    return attempt(ending, begun, clock.instant());
  }

  /** Tries to bring a message to a receiver, once. */
  private Sending bring(Message message, ReceiverId to) {
    Defined<Receiver> receiver = receivers.one(to);
    if (receiver == null) {
      return refused("the receiver '" + to + "' is no longer there");
    }
    if (receiver.definition().kind() == Receiver.Kind.FEED) {
      return new Sending.Taken(null);
    }
    try {
      ReceiverAddress address = addresses.open(receiver.definition());
      return courier.bring(message, receiver.definition().kind(), address);
    } catch (CannotOpen e) {
      return refused("its address cannot be read: " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("messageId", message.id())
          .log("a message could not be brought");
      return new Sending.NotTaken(
          Sending.Whose.MESSAGE,
          null,
          "it could not be sent: " + e.getClass().getSimpleName(),
          null);
    }
  }

  private static Sending refused(String problem) {
    return new Sending.NotTaken(Sending.Whose.RECEIVER, null, problem, null);
  }

  static DeliveryAttempt attempt(Sending ending, Instant begun, Instant now) {
    long millis = Math.max(0, Duration.between(begun, now).toMillis());
    return switch (ending) {
      case Sending.Taken(var status) -> new DeliveryAttempt(begun, millis, status, null);
      case Sending.Unwanted(var status, var problem) ->
          new DeliveryAttempt(begun, millis, status, problem);
      case Sending.NotTaken(_, var status, var problem, _) ->
          new DeliveryAttempt(begun, millis, status, problem);
    };
  }

  private List<AlertRaised> tellable(DeliveryState message) {
    return message.alerts().stream()
        .filter(alert -> !withdrawn.test(alert.article().id()))
        .toList();
  }

  /** Forgets what its channels keep no longer. */
  void forgetOld() {
    Instant now = clock.instant();
    deliveries.forgetSent(now);
    deliveries.forgetBefore(now.minus(requireNonNull(Channel.DELIVERIES.kept())));
    raised.forgetBefore(now.minus(requireNonNull(Channel.ALERTS.kept())));
  }

  /** One that another person has made since under the same id is not whose the message is. */
  private @Nullable Subscription subscription(DeliveryState message) {
    Subscription known = subscription(message.subscription());
    return known != null && known.owner().equals(message.owner()) ? known : null;
  }

  private @Nullable Subscription subscription(SubscriptionId id) {
    Defined<Subscription> known = subscriptions.one(id);
    return known == null ? null : known.definition();
  }
}

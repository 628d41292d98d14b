package newswatch.search.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.Channel;
import newswatch.events.DeliveryAttempt;
import newswatch.events.DeliveryState;
import newswatch.events.DeliveryState.Stage;
import newswatch.events.EventJson;
import newswatch.events.MessageId;
import newswatch.events.PersonId;
import newswatch.events.QuietHours;
import newswatch.events.ReceiverId;
import newswatch.events.Subscription;
import org.jspecify.annotations.Nullable;

/** What becomes of alerts and messages, by what their subscriptions ask for. */
final class Plan {
  /** How many alerts a message tells at most. */
  static final int MOST_ALERTS = 100;

  /** What they take at most, as they are kept; half a record leaves room for all the tries. */
  static final int MOST_BYTES = Channel.MAX_RECORD_BYTES / 2;

  /** Stands for whose an alert was where its subscription is not known any more. */
  private static final PersonId NOBODY = new PersonId("nobody@newswatch.invalid");

  private static final ReceiverId NOWHERE = new ReceiverId("unknown");
  private static final String GONE = "the subscription is no longer there";
  private static final String QUIET = "quiet hours";
  private static final String FULL_HOUR = "as many as there may be in an hour";

  private Plan() {}

  /**
   * What becomes of an alert that was raised.
   *
   * @param subscription as it is now; absent where it is not there any more
   * @param sending how many messages of the subscription are about to be sent that are not among
   *     the deliveries yet
   */
  static DeliveryState taken(
      AlertRaised alert,
      @Nullable Subscription subscription,
      Deliveries deliveries,
      int sending,
      Instant now) {
    if (subscription == null) {
      return message(List.of(alert), NOWHERE, NOBODY, now)
          .at(Stage.WITHDRAWN, null, List.of(), GONE);
    }
    DeliveryState message =
        message(List.of(alert), subscription.receiver(), subscription.owner(), now);
    Instant due = subscription.rhythm().due(now);
    if (due.isAfter(now)) {
      return held(message, loud(subscription.quietHours(), due), "gathered until then");
    }
    Instant loud = loud(subscription.quietHours(), now);
    if (loud.isAfter(now)) {
      return held(message, loud, QUIET);
    }
    Instant free = free(subscription, deliveries, sending, now);
    return free.isAfter(now) ? held(message, free, FULL_HOUR) : message;
  }

  /** When one more may be sent besides those that are about to be: now, or later. */
  private static Instant free(
      Subscription subscription, Deliveries deliveries, int sending, Instant now) {
    Integer most = subscription.mostPerHour();
    return most == null
        ? now
        : loud(
            subscription.quietHours(),
            deliveries.mayBeSent(subscription.id(), Math.max(0, most - sending), now));
  }

  private static Instant loud(@Nullable QuietHours quiet, Instant time) {
    return quiet == null ? time : quiet.after(time);
  }

  private static DeliveryState held(DeliveryState message, Instant due, String why) {
    return message.at(Stage.HELD, due, List.of(), why);
  }

  /** To be sent at once. */
  private static DeliveryState message(
      List<AlertRaised> alerts, ReceiverId receiver, PersonId owner, Instant now) {
    List<AlertId> ids = alerts.stream().map(AlertRaised::alert).toList();
    return new DeliveryState(
        MessageId.of(alerts.getFirst().subscription(), ids),
        alerts.getFirst().subscription(),
        receiver,
        owner,
        alerts,
        Stage.PENDING,
        0,
        now,
        now,
        List.of(),
        null);
  }

  /**
   * What becomes of held messages of one subscription whose time has come: those that tell all of
   * it, as far as it may be sent now, then what the held ones are now.
   *
   * @param held at least one, oldest first
   * @param subscription as it is now; absent where it is not there any more
   */
  static List<DeliveryState> gathered(
      List<DeliveryState> held,
      @Nullable Subscription subscription,
      Deliveries deliveries,
      Instant now) {
    if (subscription == null) {
      return held.stream().map(one -> one.at(Stage.WITHDRAWN, null, List.of(), GONE)).toList();
    }
    List<DeliveryState> all = new ArrayList<>();
    int sending = 0;
    for (List<DeliveryState> some : portions(held)) {
      Instant free = free(subscription, deliveries, sending, now);
      if (free.isAfter(now)) {
        some.forEach(one -> all.add(held(one, free, FULL_HOUR)));
        continue;
      }
      sending++;
      DeliveryState whole =
          message(
              some.stream().flatMap(one -> one.alerts().stream()).toList(),
              subscription.receiver(),
              subscription.owner(),
              now);
      all.add(whole);
      some.stream()
          .filter(one -> !one.message().equals(whole.message()))
          .map(one -> gathered(one, whole.message()))
          .forEach(all::add);
    }
    return all;
  }

  /** What becomes of a held message whose alerts another one tells. */
  static DeliveryState gathered(DeliveryState held, MessageId whole) {
    return held.at(Stage.GATHERED, null, List.of(), "told in " + whole);
  }

  /** As many together as one message may tell, and fit into its record. */
  private static List<List<DeliveryState>> portions(List<DeliveryState> held) {
    List<List<DeliveryState>> portions = new ArrayList<>();
    List<DeliveryState> open = new ArrayList<>();
    long bytes = 0;
    for (DeliveryState one : held) {
      long more = EventJson.write(one).length;
      if (!open.isEmpty() && (open.size() == MOST_ALERTS || bytes + more > MOST_BYTES)) {
        portions.add(open);
        open = new ArrayList<>();
        bytes = 0;
      }
      open.add(one);
      bytes += more;
    }
    portions.add(open);
    return portions;
  }

  /**
   * What becomes of a message whose turn it is; absent where it is tried now. Who has it sent again
   * by hand wants it now, and not in the middle of the night.
   */
  static @Nullable DeliveryState postponed(
      DeliveryState message, Subscription subscription, Instant now) {
    Instant loud = loud(subscription.quietHours(), now);
    boolean byHand = message.round() > 0 && failuresOf(message) == 0;
    return !byHand && loud.isAfter(now)
        ? message.at(Stage.PENDING, loud, message.attempts(), QUIET)
        : null;
  }

  /** What becomes of a message that was tried. */
  static DeliveryState tried(
      DeliveryState message, Sending ending, DeliveryAttempt attempt, Instant now) {
    List<DeliveryAttempt> attempts = new ArrayList<>(message.attempts());
    attempts.add(attempt);
    return switch (ending) {
      case Sending.Taken _ -> message.at(Stage.DELIVERED, null, attempts, null);
      case Sending.Unwanted(_, String problem) ->
          message.at(Stage.GIVEN_UP, null, attempts, problem);
      case Sending.NotTaken(_, _, String problem, var retryAfter) -> {
        Instant next = now.plus(Pauses.after(failuresOf(message) + 1, retryAfter));
        yield next.isAfter(message.since().plus(Pauses.PATIENCE))
            ? message.at(Stage.GIVEN_UP, null, attempts, "tried for 24 hours; " + problem)
            : message.at(Stage.PENDING, next, attempts, problem);
      }
    };
  }

  /** Those of this round. */
  private static int failuresOf(DeliveryState message) {
    return (int)
        message.attempts().stream()
            .filter(attempt -> !attempt.at().isBefore(message.since()))
            .count();
  }

  /** What becomes of a message whose time was over before it was its turn. */
  static DeliveryState expired(DeliveryState message) {
    return message.at(
        Stage.GIVEN_UP, null, message.attempts(), "the receiver took nothing for 24 hours");
  }

  /** What becomes of a message of which nothing may be told any more. */
  static DeliveryState withdrawn(DeliveryState message, String why) {
    return message.at(Stage.WITHDRAWN, null, message.attempts(), why);
  }
}

package newswatch.search.delivery;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.DeliveryState;
import newswatch.events.MessageId;
import newswatch.events.StorySize;
import newswatch.search.delivery.Deliveries.Place;
import newswatch.search.withdrawal.Withdrawals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people were told, or are to be; of withdrawn articles nothing. Thread-safe. */
@Component
public final class Told {
  private final Deliveries deliveries;
  private final RaisedAlerts raised;
  private final Withdrawals withdrawals;
  private final Kept kept;
  private final Keeping keeping;
  private final InstantSource clock;

  Told(
      Deliveries deliveries,
      RaisedAlerts raised,
      Withdrawals withdrawals,
      Kept kept,
      Keeping keeping,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.raised = raised;
    this.withdrawals = withdrawals;
    this.kept = kept;
    this.keeping = keeping;
    this.clock = clock;
  }

  /**
   * An alert with the message that tells it.
   *
   * @param grown how far its story has come since; absent where it has not grown
   */
  public record One(AlertRaised alert, DeliveryState message, @Nullable StorySize grown) {
    public One {
      requireNonNull(alert, "alert");
      requireNonNull(message, "message");
    }
  }

  /** Where an alert stands; absent where there is none. */
  public @Nullable Place place(AlertId alert) {
    return deliveries.place(alert);
  }

  /**
   * Alerts, newest first.
   *
   * @param after where the page before ended; absent for the first
   * @throws DeliveriesUnavailable when Kafka does not answer
   */
  public List<One> newest(Predicate<Place> wanted, @Nullable Place after, int most) {
    return all(deliveries.newest(wanted, after, most));
  }

  /**
   * One alert.
   *
   * @throws DeliveriesUnavailable when Kafka does not answer
   */
  public Optional<One> one(Place place) {
    return all(List.of(place)).stream().findFirst();
  }

  private List<One> all(List<Place> places) {
    Map<MessageId, Place> distinct = new LinkedHashMap<>();
    places.forEach(place -> distinct.putIfAbsent(place.message(), place));
    Map<MessageId, DeliveryState> messages = new HashMap<>();
    kept.read(List.copyOf(distinct.values()))
        .forEach(one -> messages.put(one.state().message(), one.state()));
    return places.stream()
        .map(place -> one(place, messages.get(place.message())))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<One> one(Place place, @Nullable DeliveryState message) {
    return message == null
        ? Optional.empty()
        : message.alerts().stream()
            .filter(alert -> alert.alert().equals(place.alert()))
            .filter(alert -> !withdrawals.hold(alert.article().id()))
            .map(alert -> new One(alert, message, raised.grown(alert.alert())))
            .findFirst();
  }

  /**
   * Has the message of an alert sent again that is over.
   *
   * @return false when it is not over, and nothing was done
   * @throws newswatch.search.catalogue.Unpublished when Kafka did not take that
   */
  public boolean sendAgain(Place place) {
    Optional<One> told = one(place);
    if (told.isEmpty() || !told.get().message().stage().isOver()) {
      return false;
    }
    keeping.keep(
        List.of(new Delivery(told.get().message().again(clock.instant()), place.partition())));
    return true;
  }
}

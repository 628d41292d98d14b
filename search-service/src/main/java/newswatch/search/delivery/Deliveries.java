package newswatch.search.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.DeliveryState;
import newswatch.events.DeliveryState.Stage;
import newswatch.events.MessageId;
import newswatch.events.PersonId;
import newswatch.events.SubscriptionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All messages of the last months, as their channel says: of those that are over only how, in some
 * 500 bytes each. Thread-safe.
 */
@Component
public final class Deliveries {
  /** Over which the messages of a subscription are counted. */
  static final Duration HOUR = Duration.ofHours(1);

  /** No subscription asks for more within an hour. */
  private static final int MOST_COUNTED = 1_000;

  private final Map<MessageId, Progress> messages = new HashMap<>();

  /** Which message tells an alert; the one that it was gathered into, where it was. */
  private final Map<AlertId, MessageId> told = new HashMap<>();

  private final Map<SubscriptionId, Deque<Instant>> sent = new HashMap<>();

  /** Of which the channel keeps, as the newest, less than is known; each with one of its alerts. */
  private final Map<MessageId, AlertId> overwritten = new HashMap<>();

  /**
   * Where an alert's message can be read.
   *
   * @param owner who may look at it
   * @param since when the message was made
   */
  public record Place(
      AlertId alert,
      MessageId message,
      SubscriptionId subscription,
      PersonId owner,
      Stage stage,
      Instant since,
      int partition,
      long offset) {
    /** Newest first; those of one message and time by id. */
    static final Comparator<Place> NEWEST_FIRST =
        Comparator.comparing(Place::since).reversed().thenComparing(place -> place.alert().value());
  }

  /**
   * Takes over what the channel says of a message.
   *
   * @return what there is to do about it: the message, when it is not over; absent otherwise, and
   *     when more is known of it already
   */
  public synchronized Optional<Delivery> take(DeliveryState state, int partition, long offset) {
    Progress next = Progress.of(state, partition, offset);
    Progress known = messages.get(state.message());
    if (known != null && !next.isBeyond(known)) {
      if (offset > known.offset()) {
        overwritten.put(state.message(), state.alerts().getFirst().alert());
      }
      return Optional.empty();
    }
    messages.put(state.message(), next);
    overwritten.remove(state.message());
    for (AlertRaised alert : state.alerts()) {
      MessageId before = told.get(alert.alert());
      if (before == null || state.stage() != Stage.GATHERED) {
        told.put(alert.alert(), state.message());
      }
    }
    if (known == null || known.stage() == Stage.HELD) {
      note(state);
    }
    return next.open() == null ? Optional.empty() : Optional.of(new Delivery(state, partition));
  }

  private void note(DeliveryState state) {
    switch (state.stage()) {
      case PENDING, DELIVERED, GIVEN_UP -> {
        Deque<Instant> times = sent.computeIfAbsent(state.subscription(), _ -> new ArrayDeque<>());
        times.add(state.since());
        if (times.size() > MOST_COUNTED) {
          times.remove();
        }
      }
      case HELD, WITHDRAWN, GATHERED -> {}
    }
  }

  /** Whether an alert is on its way already, or was. */
  public synchronized boolean holds(AlertId alert) {
    return told.containsKey(alert);
  }

  /** Where the message of an alert can be read; absent where there is none. */
  public synchronized @Nullable Place place(AlertId alert) {
    MessageId message = told.get(alert);
    Progress progress = message == null ? null : messages.get(message);
    return message == null || progress == null ? null : place(alert, message, progress);
  }

  private static Place place(AlertId alert, MessageId message, Progress progress) {
    return new Place(
        alert,
        message,
        progress.subscription(),
        progress.owner(),
        progress.stage(),
        progress.since(),
        progress.partition(),
        progress.offset());
  }

  /**
   * Alerts, newest first.
   *
   * @param after the last one of the page before; absent for the first page
   * @param most how many
   */
  public synchronized List<Place> newest(Predicate<Place> wanted, @Nullable Place after, int most) {
    PriorityQueue<Place> newest = new PriorityQueue<>(Place.NEWEST_FIRST.reversed());
    told.forEach(
        (alert, message) -> {
          Progress progress = messages.get(message);
          Place place = progress == null ? null : place(alert, message, progress);
          if (place != null
              && wanted.test(place)
              && (after == null || Place.NEWEST_FIRST.compare(after, place) < 0)) {
            newest.add(place);
            if (newest.size() > most) {
              newest.poll();
            }
          }
        });
    return newest.stream().sorted(Place.NEWEST_FIRST).toList();
  }

  /** Whether nothing is known of a message that is beyond this state of it. */
  synchronized boolean isCurrent(DeliveryState state) {
    Progress known = messages.get(state.message());
    return known == null
        || (!known.stage().isOver()
            && known.round() == state.round()
            && known.attempts() <= state.attempts().size());
  }

  /** A message as far as it is; absent where it is over, or not known. */
  synchronized Optional<Delivery> open(MessageId message) {
    Progress known = messages.get(message);
    return known == null || known.open() == null
        ? Optional.empty()
        : Optional.of(new Delivery(known.open(), known.partition()));
  }

  /** Which message tells an alert; absent where it is not on its way. */
  synchronized @Nullable MessageId tells(AlertId alert) {
    return told.get(alert);
  }

  /** Where those of a partition can be read of which an owner that fell behind wrote less since. */
  synchronized List<Place> overwritten(int partition) {
    List<Place> places = new ArrayList<>();
    overwritten.forEach(
        (message, alert) -> {
          Progress progress = messages.get(message);
          if (progress != null && progress.partition() == partition) {
            places.add(place(alert, message, progress));
          }
        });
    return places;
  }

  /** Those of a partition that are not over. */
  public synchronized List<Delivery> open(int partition) {
    List<Delivery> open = new ArrayList<>();
    for (Progress progress : messages.values()) {
      if (progress.partition() == partition && progress.open() != null) {
        open.add(new Delivery(progress.open(), partition));
      }
    }
    return open;
  }

  /**
   * When a subscription may be sent one more message.
   *
   * @param most within an hour; 0 where all of them are about to be sent
   * @return now, or later
   */
  synchronized Instant mayBeSent(SubscriptionId subscription, int most, Instant now) {
    Deque<Instant> times = sent.getOrDefault(subscription, new ArrayDeque<>());
    Instant begin = now.minus(HOUR);
    times.removeIf(time -> !time.isAfter(begin));
    if (times.isEmpty()) {
      sent.remove(subscription);
    }
    if (times.size() < most) {
      return now;
    }
    return times.stream()
        .sorted()
        .skip(times.size() - (long) most)
        .findFirst()
        .orElse(now)
        .plus(HOUR);
  }

  /**
   * How many of these alerts stand where; of each, the message counts that tells it. One that was
   * gathered counts as held until the message is known that it was gathered into.
   */
  synchronized Map<Stage, Long> stages(Collection<AlertId> alerts) {
    Map<Stage, Long> counts = new EnumMap<>(Stage.class);
    for (AlertId alert : alerts) {
      MessageId message = told.get(alert);
      Progress progress = message == null ? null : messages.get(message);
      if (progress != null) {
        Stage stage = progress.stage() == Stage.GATHERED ? Stage.HELD : progress.stage();
        counts.merge(stage, 1L, Long::sum);
      }
    }
    return counts;
  }

  /** Forgets what is over and began before a time: its channel does so, too. */
  synchronized void forgetBefore(Instant time) {
    messages.values().removeIf(one -> one.open() == null && one.since().isBefore(time));
    told.values().removeIf(message -> !messages.containsKey(message));
    overwritten.keySet().retainAll(messages.keySet());
  }

  /** Counts only what was sent within the last hour from now on. */
  synchronized void forgetSent(Instant now) {
    sent.values().forEach(times -> times.removeIf(time -> !time.isAfter(now.minus(HOUR))));
    sent.values().removeIf(Deque::isEmpty);
  }
}

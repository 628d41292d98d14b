package newswatch.search.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait for one receiver. Who takes them gets a few at a time; who fails is left
 * alone for growing pauses, and then tried with one. Not safe for threads.
 */
final class Lane {
  /** As many as the client opens connections to one host. */
  static final int AT_ONCE = 4;

  private final Queue<Delivery> waiting =
      new PriorityQueue<>(
          Comparator.comparing(Lane::due)
              .thenComparing(one -> one.state().since())
              .thenComparing(one -> one.state().message().value()));
  private int underWay;
  private int failures;
  private Instant open = Instant.MIN;

  private static Instant due(Delivery one) {
    Instant due = one.state().due();
    return due == null ? Instant.MIN : due;
  }

  void add(Delivery one) {
    waiting.add(one);
  }

  /** The next to be tried now; absent where there is none, or it is not the time. */
  @Nullable Delivery next(Instant now) {
    Delivery first = waiting.peek();
    if (first == null
        || underWay >= (failures > 0 ? 1 : AT_ONCE)
        || now.isBefore(open)
        || now.isBefore(due(first))) {
      return null;
    }
    underWay++;
    return waiting.poll();
  }

  /** Takes those out that a receiver which takes nothing was not given within their time. */
  List<Delivery> takeExpired(Instant now) {
    if (failures == 0) {
      return List.of();
    }
    List<Delivery> expired =
        waiting.stream()
            .filter(one -> one.state().since().plus(Pauses.PATIENCE).isBefore(now))
            .toList();
    waiting.removeAll(expired);
    return expired;
  }

  /** When it is to be looked at again, if nothing happens before; absent where nothing waits. */
  @Nullable Instant wake() {
    Delivery first = waiting.peek();
    return first == null ? null : due(first).isAfter(open) ? due(first) : open;
  }

  /** One was tried. */
  void tried(Sending ending, Instant now) {
    switch (ending) {
      case Sending.Taken _, Sending.Unwanted _ -> {
        failures = 0;
        open = now;
      }
      case Sending.NotTaken(Sending.Whose whose, _, _, Duration retryAfter) -> {
        if (whose == Sending.Whose.RECEIVER) {
          // Of those under way together each fails, for one and the same reason.
          failures += now.isBefore(open) ? 0 : 1;
          open = now.plus(Pauses.after(failures, retryAfter));
        }
      }
    }
  }

  /** One that was given out is back, whatever became of it. */
  void returned() {
    underWay--;
  }

  void removeIf(Predicate<Delivery> unwanted) {
    waiting.removeIf(unwanted);
  }

  /** Whether something is under way. */
  boolean isBusy() {
    return underWay > 0;
  }

  boolean isIdle() {
    return waiting.isEmpty() && underWay == 0 && failures == 0;
  }
}

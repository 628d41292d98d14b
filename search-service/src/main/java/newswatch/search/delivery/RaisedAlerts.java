package newswatch.search.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import newswatch.events.AlertEvent;
import newswatch.events.AlertGrew;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.CanaryArrived;
import newswatch.events.StorySize;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which alerts were raised while their channel keeps them, and how far their stories have come
 * since; some 200 bytes each. Thread-safe.
 */
@Component
public final class RaisedAlerts {
  private final Map<AlertId, Instant> raised = new HashMap<>();
  private final Map<AlertId, StorySize> grown = new HashMap<>();

  /**
   * Takes over what the channel says.
   *
   * @return whether that was not known before
   */
  public synchronized boolean take(AlertEvent event) {
    return switch (event) {
      case AlertRaised alert -> raised.put(alert.alert(), alert.at()) == null;
      case CanaryArrived _ -> false;
      case AlertGrew grew -> !grew.size().equals(grown.put(grew.alert(), grew.size()));
    };
  }

  /** How far an alert's story has come; absent where nothing was told of it since. */
  public synchronized @Nullable StorySize grown(AlertId alert) {
    return grown.get(alert);
  }

  /** Whether one was raised. */
  public synchronized boolean holds(AlertId alert) {
    return raised.containsKey(alert);
  }

  /** All that were raised. */
  synchronized Set<AlertId> all() {
    return Set.copyOf(raised.keySet());
  }

  /** Forgets those that were raised before a time: their channel does so, too. */
  synchronized void forgetBefore(Instant time) {
    raised.values().removeIf(at -> at.isBefore(time));
    grown.keySet().retainAll(raised.keySet());
  }
}

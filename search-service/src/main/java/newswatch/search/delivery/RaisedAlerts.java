package newswatch.search.delivery;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import newswatch.events.AlertEvent;
import newswatch.events.AlertGrew;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.StorySize;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which alerts were raised while their channel keeps them, and how far their stories have come
 * since; some 200 bytes each. Thread-safe.
 */
@Component
public final class RaisedAlerts {
  private final Set<AlertId> raised = new HashSet<>();
  private final Map<AlertId, StorySize> grown = new HashMap<>();

  /** Takes over what the channel says. */
  public synchronized void take(AlertEvent event) {
    switch (event) {
      case AlertRaised alert -> raised.add(alert.alert());
      case AlertGrew grew -> grown.put(grew.alert(), grew.size());
    }
  }

  /** How far an alert's story has come; absent where nothing was told of it since. */
  public synchronized @Nullable StorySize grown(AlertId alert) {
    return grown.get(alert);
  }

  /** All that were raised. */
  synchronized Set<AlertId> all() {
    return Set.copyOf(raised);
  }
}

package newswatch.search.delivery;

import java.util.Map;
import java.util.Set;
import newswatch.events.AlertId;
import newswatch.events.DeliveryState.Stage;
import org.springframework.stereotype.Component;

/** Whether every alert is somewhere. Thread-safe. */
@Component
public final class Ledger {
  private final RaisedAlerts raised;
  private final Deliveries deliveries;

  Ledger(RaisedAlerts raised, Deliveries deliveries) {
    this.raised = raised;
    this.deliveries = deliveries;
  }

  /**
   * Where the alerts stand that their channel keeps, each counted once. {@code raised = delivered +
   * pending + held + givenUp + withdrawn + missing}, and what is missing was raised a moment ago.
   *
   * @param missing of which it is not kept yet what becomes of them
   */
  public record Balance(
      long raised,
      long delivered,
      long pending,
      long held,
      long givenUp,
      long withdrawn,
      long missing) {}

  /** As it is now. */
  public Balance balance() {
    Set<AlertId> all = raised.all();
    Map<Stage, Long> stages = deliveries.stages(all);
    long placed = stages.values().stream().mapToLong(Long::longValue).sum();
    return new Balance(
        all.size(),
        stages.getOrDefault(Stage.DELIVERED, 0L),
        stages.getOrDefault(Stage.PENDING, 0L),
        stages.getOrDefault(Stage.HELD, 0L),
        stages.getOrDefault(Stage.GIVEN_UP, 0L),
        stages.getOrDefault(Stage.WITHDRAWN, 0L),
        all.size() - placed);
  }
}

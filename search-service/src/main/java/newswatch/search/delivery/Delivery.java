package newswatch.search.delivery;

import static java.util.Objects.requireNonNull;

import newswatch.events.DeliveryState;

/**
 * A message as its channel holds it.
 *
 * @param partition in which it and its alerts are; whoever owns that sends it
 */
public record Delivery(DeliveryState state, int partition) {
  public Delivery {
    requireNonNull(state, "state");
  }

  Delivery with(DeliveryState next) {
    return new Delivery(next, partition);
  }
}

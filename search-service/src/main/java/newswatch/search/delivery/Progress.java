package newswatch.search.delivery;

import java.time.Instant;
import newswatch.events.DeliveryState;
import newswatch.events.DeliveryState.Stage;
import newswatch.events.PersonId;
import newswatch.events.SubscriptionId;
import org.jspecify.annotations.Nullable;

/**
 * How far a message is, and where to read all of it.
 *
 * @param alerts how many it tells
 * @param offset of its record in its partition
 * @param open all of it while it is not over
 */
record Progress(
    SubscriptionId subscription,
    PersonId owner,
    int alerts,
    Stage stage,
    int round,
    int attempts,
    Instant since,
    int partition,
    long offset,
    @Nullable DeliveryState open) {
  static Progress of(DeliveryState state, int partition, long offset) {
    return new Progress(
        state.subscription(),
        state.owner(),
        state.alerts().size(),
        state.stage(),
        state.round(),
        state.attempts().size(),
        state.since(),
        partition,
        offset,
        state.stage().isOver() ? null : state);
  }

  /**
   * Whether this says more than another of the same message: it was sent again by hand, it is over,
   * or it was tried more often. Of two owners for a moment the one that fell behind so changes
   * nothing.
   */
  boolean isBeyond(Progress other) {
    if (round != other.round) {
      return round > other.round;
    }
    if (stage.isOver() != other.stage.isOver()) {
      return stage.isOver();
    }
    if (stage.isOver()) {
      return rank() > other.rank() || (rank() == other.rank() && offset > other.offset);
    }
    return attempts != other.attempts ? attempts > other.attempts : offset > other.offset;
  }

  /** What arrived has arrived, whatever somebody else came to think. */
  private int rank() {
    return stage == Stage.DELIVERED ? 1 : 0;
  }
}

package newswatch.search.catalogue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import newswatch.search.catalogue.Unpublished.Effect;

/** Lets one writer in at a time, so that nothing changes between its look and its change. */
final class Turns {
  private static final int LONGEST_WAIT_SECONDS = 5;

  private final ReentrantLock turn = new ReentrantLock(true);

  /**
   * Takes a turn.
   *
   * @throws Unpublished when it was not our turn within five seconds
   */
  <T> T take(Supplier<T> change) {
    try {
      if (!turn.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Unpublished(Effect.NONE, "other changes are waiting for Kafka", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unpublished(Effect.NONE, "interrupted", e);
    }
    try {
      return change.get();
    } finally {
      turn.unlock();
    }
  }
}

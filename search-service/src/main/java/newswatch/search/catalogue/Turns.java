package newswatch.search.catalogue;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import newswatch.search.catalogue.Unpublished.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Lets one writer of a thing in at a time, so that nothing changes between its look and its change.
 */
public final class Turns {
  private static final int LONGEST_WAIT_SECONDS = 5;

  private final ConcurrentMap<Object, Turn> turns = new ConcurrentHashMap<>();

  /** Of one thing. */
  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock(true);
    private int wanted;
  }

  /**
   * Takes a turn.
   *
   * @param whose what is to be changed
   * @throws Unpublished when it was not our turn within five seconds
   */
  public <T> T take(Object whose, Supplier<T> change) {
    Turn turn = turns.compute(whose, (_, known) -> wanted(known));
    try {
      await(turn.lock);
      try {
        return change.get();
      } finally {
        turn.lock.unlock();
      }
    } finally {
      turns.computeIfPresent(whose, (_, known) -> --known.wanted == 0 ? null : known);
    }
  }

  private static Turn wanted(@Nullable Turn known) {
    Turn turn = known == null ? new Turn() : known;
    turn.wanted++;
    return turn;
  }

  private static void await(ReentrantLock lock) {
    try {
      if (!lock.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Unpublished(Effect.NONE, "other changes are waiting for Kafka", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unpublished(Effect.NONE, "interrupted", e);
    }
  }
}

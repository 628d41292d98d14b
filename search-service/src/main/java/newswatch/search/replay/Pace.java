package newswatch.search.replay;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How fast archived sightings may go, so that those of now do not wait for them: at most so many a
 * second, at most so many on their way, and none while those of now wait.
 *
 * <p>A sighting of now waits for all that is on its way before it: the window is what that may
 * cost, some 0.5 ms each.
 */
public final class Pace {
  /** How many may be on their way. */
  public static final int WINDOW = 256;

  /** From here on, live sightings wait, rather than being under way as they always are. */
  public static final int LIVE_WAITS = 64;

  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  /** After a pause, no more than this is made up for. */
  private static final double MADE_UP_SECONDS = 0.25;

  private final int rate;
  private long measured;
  private double earned;

  /**
   * @param rate sightings a second
   * @param now in nanoseconds, by any clock that only goes forward
   */
  public Pace(int rate, long now) {
    this.rate = rate;
    this.measured = now;
  }

  /** How many may go now. */
  public int allowance(Backlog backlog, long now) {
    earned =
        Math.min(earned + rate * ((now - measured) / NANOS), Math.max(1, rate * MADE_UP_SECONDS));
    measured = now;
    if (backlog.live() >= LIVE_WAITS) {
      return 0;
    }
    return (int) Math.max(0, Math.min((long) earned, WINDOW - backlog.ahead()));
  }

  /** What keeps all of them back now, for people; nothing where nothing does. */
  public static @Nullable String holding(Backlog backlog) {
    if (backlog.live() >= LIVE_WAITS) {
      return "the news that comes in, which goes first: %d records".formatted(backlog.live());
    }
    return backlog.ahead() >= WINDOW
        ? "classify-service and search-service to read %d records".formatted(backlog.ahead())
        : null;
  }

  /** Notes that so many went. */
  public void went(long sightings) {
    earned -= sightings;
  }
}

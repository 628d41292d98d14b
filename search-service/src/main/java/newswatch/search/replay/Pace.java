package newswatch.search.replay;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How fast archived sightings may go, so that those of now do not wait for them: at most so many a
 * second, none while those of now wait, and few on their way.
 *
 * <p>A sighting of now is judged after all that is on its way before it. How many are too many
 * depends on the machine and on what else it does. So it is found out, as TCP finds out what a
 * network takes: where what was sent has been judged two looks later, a few more may go, else half
 * as many.
 */
public final class Pace {
  /** The most that may be on their way. */
  static final int WINDOW = 256;

  /** The fewest, in about as many as news of now is on its way where much comes in. */
  static final int SMALLEST_WINDOW = 32;

  /** From here on, live sightings wait, rather than being under way as they always are. */
  static final int LIVE_WAITS = 64;

  /** What is being judged at any time, beside what was sent: news of now, ends of transactions. */
  private static final int UNDER_WAY = 16;

  private static final int WIDER = 4;
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  /** After a pause, no more than this is made up for. */
  private static final double MADE_UP_SECONDS = 0.25;

  private final int rate;
  private long looked;
  private double earned;
  private int window = SMALLEST_WINDOW;
  private long lastSent;

  /**
   * @param rate sightings a second
   * @param now in nanoseconds, by any clock that only goes forward
   */
  public Pace(int rate, long now) {
    this.rate = rate;
    this.looked = now;
  }

  /** How many may go now, given how it stands. */
  public int allowance(Backlog backlog, long now) {
    double more = rate * ((now - looked) / NANOS);
    earned = Math.min(earned + more, Math.max(1, rate * MADE_UP_SECONDS));
    looked = now;
    window =
        backlog.judging() > lastSent + UNDER_WAY
            ? Math.max(SMALLEST_WINDOW, window / 2)
            : Math.min(WINDOW, window + WIDER);
    if (holding(backlog) != null) {
      return 0;
    }
    return (int) Math.max(0, Math.min((long) earned, window - backlog.judging()));
  }

  /**
   * What keeps all of them back since the last look, for people; nothing where nothing does but the
   * rate.
   */
  public @Nullable String holding(Backlog backlog) {
    if (backlog.live() >= LIVE_WAITS) {
      return "the news that comes in, which goes first: %d records".formatted(backlog.live());
    }
    if (backlog.judging() >= window) {
      return "classify-service to judge %d records".formatted(backlog.judging());
    }
    return backlog.indexing() >= WINDOW
        ? "search-service to index %d records".formatted(backlog.indexing())
        : null;
  }

  /** Notes how many went after the last look. */
  public void went(long sightings) {
    earned -= sightings;
    lastSent = sightings;
  }
}

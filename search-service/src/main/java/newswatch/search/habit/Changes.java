package newswatch.search.habit;

import java.time.Duration;
import java.time.Instant;
import newswatch.events.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is not usual. What began is told while it is new, under the hour in which it began: so
 * it is the same whenever and by whomever it is found, and told once.
 */
final class Changes {
  /** What began, or became plain, longer ago is not told any more, in hours. */
  static final int NEW = 3;

  /** So many stories, in an hour, are no spike of anything. */
  static final int FEWEST = 5;

  /** How many times the usual a spike is. */
  static final double TIMES = 3;

  /** As long as an hour has more than so many times the usual, the spike goes on. */
  static final double GOING_ON = 1.5;

  /** A silence is at least so many hours long. */
  static final int SHORTEST = 3;

  /** How seldom chance may look like either: once in a hundred thousand hours. */
  private static final double CHANCE = 1e-5;

  private static final double LOG_OF_CHANCE = Math.log(CHANCE);

  private Changes() {}

  /**
   * The spike that began just now, or is going on.
   *
   * @param now within the hour that is under way
   */
  static Occasion.@Nullable Spike spike(HourlyCounts counts, Instant now) {
    long current = counts.current();
    Habit habit = Habit.of(counts, current);
    if (habit == null) {
      return null;
    }
    long hour = current;
    if (!isSpike(counts, habit, hour)) {
      hour--;
      if (!isSpike(counts, habit, hour)) {
        return null;
      }
    }
    long first = hour;
    for (long before = hour - 1; goesOn(counts, habit, before); before--) {
      if (isSpike(counts, habit, before)) {
        first = before;
      }
    }
    if (current - first > NEW) {
      return null;
    }
    int stories = 0;
    double usual = 0;
    for (long one = first; one <= current; one++) {
      stories += counts.at(one);
      usual += habit.usual(one);
    }
    return new Occasion.Spike(stories, usual, start(first), now);
  }

  private static boolean isSpike(HourlyCounts counts, Habit habit, long hour) {
    int stories = counts.at(hour);
    return stories >= FEWEST
        && stories >= TIMES * habit.usual(hour)
        && habit.atLeast(stories, hour) < CHANCE;
  }

  private static boolean goesOn(HourlyCounts counts, Habit habit, long hour) {
    return counts.at(hour) >= 2 && counts.at(hour) > GOING_ON * habit.usual(hour);
  }

  /** The silence that has become improbable just now, whatever its reason. */
  static Occasion.@Nullable Silence silence(HourlyCounts counts) {
    long current = counts.current();
    long last = current;
    while (last >= counts.first() && counts.at(last) == 0) {
      last--;
    }
    Habit habit = current - last <= SHORTEST ? null : Habit.of(counts, last + 1);
    if (habit == null) {
      return null;
    }
    double log = 0;
    double usual = 0;
    for (long hour = last + 1; hour < current; hour++) {
      log += habit.logOfNone(hour);
      usual += habit.usual(hour);
      if (log < LOG_OF_CHANCE && hour - last >= SHORTEST) {
        return current - hour > NEW
            ? null
            : new Occasion.Silence(start(last + 1), start(hour + 1), usual);
      }
    }
    return null;
  }

  static long hourOf(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), Duration.ofHours(1).toSeconds());
  }

  static Instant start(long hour) {
    return Instant.ofEpochSecond(hour * Duration.ofHours(1).toSeconds());
  }
}

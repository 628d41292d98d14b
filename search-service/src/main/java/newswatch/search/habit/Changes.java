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
   * The spike that began just now, or is going on. Each of its hours is judged by what came before
   * that hour, so that it begins at the same one whenever it is looked at.
   *
   * @param now within the hour that is under way
   */
  static Occasion.@Nullable Spike spike(HourlyCounts counts, Instant now) {
    long current = counts.current();
    long hour = isSpike(counts, current) ? current : current - 1;
    if (hour < current && !isSpike(counts, hour)) {
      return null;
    }
    long first = first(counts, hour);
    Habit habit = Habit.of(counts, first);
    if (habit == null || current - first > NEW) {
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

  /** Where a spike began that is there in this hour; one usual hour is no end of it. */
  private static long first(HourlyCounts counts, long hour) {
    long first = hour;
    int usual = 0;
    for (long before = hour - 1; usual <= 1; before--) {
      if (!goesOn(counts, before)) {
        usual++;
      } else {
        usual = 0;
        first = isSpike(counts, before) ? before : first;
      }
    }
    return first;
  }

  private static boolean isSpike(HourlyCounts counts, long hour) {
    int stories = counts.at(hour);
    Habit habit = stories < FEWEST ? null : Habit.of(counts, hour);
    if (habit == null) {
      return false;
    }
    double expected = habit.usual(hour) + Arrears.before(hour, counts, habit);
    return stories >= TIMES * expected
        && habit.atLeast(stories, expected) < CHANCE
        && stories > GOING_ON * Custom.at(hour, counts);
  }

  private static boolean goesOn(HourlyCounts counts, long hour) {
    Habit habit = counts.at(hour) < 2 ? null : Habit.of(counts, hour);
    return habit != null && counts.at(hour) > GOING_ON * habit.usual(hour);
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

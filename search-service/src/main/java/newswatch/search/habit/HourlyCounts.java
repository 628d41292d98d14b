package newswatch.search.habit;

import java.util.List;

/**
 * How many stories were told in each hour, from one hour until the one that is under way. Hours are
 * counted from 1970, in UTC.
 *
 * @param first the first hour
 * @param counts of each, at least one
 */
record HourlyCounts(long first, List<Integer> counts) {
  HourlyCounts {
    counts = List.copyOf(counts);
    if (counts.isEmpty()) {
      throw new IllegalArgumentException("one hour or more are counted");
    }
  }

  /** The hour that is under way. */
  long current() {
    return first + counts.size() - 1;
  }

  /** How many in an hour; nothing is known of those before the first. */
  int at(long hour) {
    return hour < first || hour > current() ? 0 : counts.get((int) (hour - first));
  }
}

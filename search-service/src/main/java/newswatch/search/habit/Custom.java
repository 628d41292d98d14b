package newswatch.search.habit;

import java.util.List;
import java.util.stream.LongStream;

/**
 * What is known to come at once at an hour, such as a list that is published once a day or a week.
 * A mean does not show it, as it is that of an hour and its neighbours.
 */
final class Custom {
  private Custom() {}

  /**
   * How many stories have come before, at this hour or one beside it: on half of all days at least,
   * or at this hour of the week more than once. 0 where there is no such custom.
   */
  static int at(long hour, HourlyCounts counts) {
    return LongStream.rangeClosed(hour - 1, hour + 1)
        .mapToInt(
            one ->
                Math.max(
                    onHalf(before(one, Habit.DAY, counts)), twice(before(one, Habit.WEEK, counts))))
        .max()
        .orElse(0);
  }

  /** Those of the weeks before at every such time, the largest first. */
  private static List<Integer> before(long hour, int period, HourlyCounts counts) {
    return LongStream.iterate(
            hour - period,
            one -> one >= counts.first() && one >= hour - Habit.HOURS,
            one -> one - period)
        .mapToObj(counts::at)
        .sorted((one, other) -> Integer.compare(other, one))
        .toList();
  }

  private static int onHalf(List<Integer> largestFirst) {
    return largestFirst.isEmpty() ? 0 : largestFirst.get(largestFirst.size() / 2);
  }

  private static int twice(List<Integer> largestFirst) {
    return largestFirst.size() < 2 ? 0 : largestFirst.get(1);
  }
}

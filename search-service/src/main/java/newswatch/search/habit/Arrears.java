package newswatch.search.habit;

/**
 * What is owed of hours in which next to nothing came, though much is usual then. After an outage,
 * ours or that of a topic's feeds, it comes all at once, and is no spike.
 */
final class Arrears {
  /** How far back an outage is looked for, in hours. */
  private static final int REACH = 72;

  /** Which share of the usual is next to nothing. */
  private static final double NEXT_TO_NOTHING = 0.25;

  /** Chance makes a topic pause so seldom that something else is the reason: once in a hundred. */
  private static final double LOG_OF_CHANCE = Math.log(0.01);

  private Arrears() {}

  /** How many stories are owed when an hour begins; what does not come soon is not awaited long. */
  static double before(long hour, HourlyCounts counts, Habit habit) {
    double owed = 0;
    double missing = 0;
    double log = 0;
    for (long one = Math.max(counts.first(), hour - REACH); one < hour; one++) {
      double more = counts.at(one) - habit.usual(one);
      if (counts.at(one) <= NEXT_TO_NOTHING * habit.usual(one)) {
        missing -= more;
        log += habit.logOfNone(one);
      } else if (log < LOG_OF_CHANCE) {
        owed = Math.max(0, owed + missing - Math.max(0, more));
        missing = 0;
        log = 0;
      } else {
        owed = Math.max(0, owed - Math.max(0, more)) / 2;
        missing = 0;
        log = 0;
      }
    }
    return log < LOG_OF_CHANCE ? owed + missing : owed;
  }
}

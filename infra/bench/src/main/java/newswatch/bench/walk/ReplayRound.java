package newswatch.bench.walk;

import newswatch.bench.report.Percentiles;

/**
 * One round of live news, first alone and then beside a replay.
 *
 * @param without milliseconds from the moment a sighting was due to be sent until its article could
 *     be read as tagged
 * @param with the same while the archive was judged again
 * @param replayedPerSecond how many sightings of the archive were sent to be judged again meanwhile
 * @param stolenPercent of the machine's processor time
 */
record ReplayRound(
    int round,
    Percentiles without,
    Percentiles with,
    double replayedPerSecond,
    double stolenPercent) {
  private static final double STOLEN_AT_MOST = 2;

  /** Above 2 % stolen it says more of the machine's neighbours than of itself. */
  boolean counts() {
    return stolenPercent <= STOLEN_AT_MOST;
  }
}

package newswatch.bench.walk;

import newswatch.bench.report.Percentiles;
import newswatch.bench.report.Rounds;

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
    double stolenPercent)
    implements Rounds.Round {
  @Override
  public String name() {
    return "round " + round;
  }
}

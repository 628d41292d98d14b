package newswatch.bench.search;

import newswatch.bench.report.Rounds;

/**
 * One round at one pace of arrivals.
 *
 * @param arriving how many articles arrived a second
 * @param ours what search-service answered
 * @param direct what Elasticsearch answered to the same requests that search-service sends it
 * @param lag milliseconds from when an article was due to be sent until a search found it
 * @param stolenPercent of the machine's processor time
 */
record SearchRound(
    int arriving,
    int round,
    OpenLoop.Answers ours,
    OpenLoop.Answers direct,
    Latencies lag,
    double stolenPercent)
    implements Rounds.Round {
  /** Whether every search was answered. */
  boolean sound() {
    return ours.failed() == 0 && ours.refused().count() == 0;
  }

  @Override
  public String name() {
    return "%d arriving in round %d".formatted(arriving, round);
  }

  double addedP50() {
    return ours.answered().p50() - direct.answered().p50();
  }

  double addedP99() {
    return ours.answered().p99() - direct.answered().p99();
  }
}

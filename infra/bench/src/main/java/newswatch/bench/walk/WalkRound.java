package newswatch.bench.walk;

import java.util.Map;
import newswatch.bench.report.Rounds;

/**
 * What one walker did in one round.
 *
 * @param limit whether it was the limit, or ours
 * @param told how many articles came out
 * @param expected how many were to come out
 * @param doubled how many came out again
 * @param seconds from the first that was sent to the last that came out
 * @param cpuSeconds of the walker's process
 * @param brokerCpuSeconds of Kafka's
 * @param stages the seconds that each stage took
 * @param peakResidentBytes of the walker's process
 * @param stolenPercent of the machine's processor time
 */
record WalkRound(
    boolean limit,
    int round,
    long told,
    long expected,
    long doubled,
    double seconds,
    double cpuSeconds,
    double brokerCpuSeconds,
    Map<String, Double> stages,
    long peakResidentBytes,
    double stolenPercent)
    implements Rounds.Round {
  WalkRound {
    stages = Map.copyOf(stages);
  }

  /** Whether nothing was lost and nothing came twice. */
  boolean sound() {
    return told == expected && doubled == 0;
  }

  @Override
  public String name() {
    return "%s in round %d".formatted(limit ? "limit" : "newswatch", round);
  }

  double articlesPerSecond() {
    return told / seconds;
  }

  double cpuMillisAnArticle() {
    return cpuSeconds * 1_000 / told;
  }
}

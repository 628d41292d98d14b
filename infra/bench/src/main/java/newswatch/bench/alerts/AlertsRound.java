package newswatch.bench.alerts;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import newswatch.bench.report.Rounds;

/**
 * One round with so many subscriptions.
 *
 * @param articles how many were measured at the steady pace
 * @param steady at that pace
 * @param burst all at once
 * @param ledger of all that was listed, what warmed up included
 * @param cpuSeconds while they came at the steady pace and until the last was told, by who used it
 * @param memory by service
 * @param bare the limit at the same pace
 * @param bareBurst and all at once
 * @param bareLedger of the planted words alone, which are all it looks for
 * @param bareCpuSeconds likewise
 * @param stolenPercent of the machine's processor time, in the round
 */
record AlertsRound(
    int subscriptions,
    int round,
    int articles,
    Drive.Run steady,
    Drive.Run burst,
    AlertLedger ledger,
    Map<String, Double> cpuSeconds,
    Map<String, Services.Memory> memory,
    Drive.Run bare,
    Drive.Run bareBurst,
    AlertLedger bareLedger,
    Map<String, Double> bareCpuSeconds,
    double stolenPercent)
    implements Rounds.Round {
  AlertsRound {
    requireNonNull(steady, "steady");
    cpuSeconds = new LinkedHashMap<>(cpuSeconds);
    memory = new LinkedHashMap<>(memory);
    bareCpuSeconds = new LinkedHashMap<>(bareCpuSeconds);
  }

  @Override
  public String name() {
    return "%d subscriptions in round %d".formatted(subscriptions, round);
  }

  double cpu(String who) {
    return cpuSeconds.getOrDefault(who, 0.0);
  }

  Services.Memory memoryOf(String service) {
    return requireNonNull(memory.get(service));
  }
}

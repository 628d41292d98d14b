package newswatch.bench.report;

import java.util.EnumMap;
import java.util.Map;
import newswatch.bench.contestant.Kind;
import newswatch.bench.contestant.Phase;
import newswatch.bench.ledger.Ledger;

/**
 * All phases of one contestant in one round.
 *
 * @param round from 1
 * @param stolenPercent of the machine's processor time meanwhile
 * @param peakResidentBytes of its process
 * @param peakHeapMegabytes as its collector found it
 */
public record ContestantRound(
    Kind kind,
    int round,
    double stolenPercent,
    Map<Phase, PhaseFigures> phases,
    Ledger ledger,
    long peakResidentBytes,
    long peakHeapMegabytes) {
  public ContestantRound {
    phases = new EnumMap<>(phases);
  }

  /** Whether every phase was done and every article came out once. */
  boolean sound() {
    return ledger.balanced() && phases.values().stream().allMatch(PhaseFigures::complete);
  }
}

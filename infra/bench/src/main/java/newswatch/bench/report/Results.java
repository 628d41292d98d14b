package newswatch.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import newswatch.bench.contestant.Kind;
import newswatch.bench.contestant.Phase;
import newswatch.bench.limit.Limit;
import newswatch.bench.process.MachineTime;

/** All rounds of a run, and what follows from them. */
public final class Results {
  private static final double HEAP_MEGABYTES = 512;

  private final List<LimitRound> limits = new ArrayList<>();
  private final List<ContestantRound> rounds = new ArrayList<>();

  public void add(LimitRound round) {
    limits.add(round);
  }

  public void add(ContestantRound round) {
    rounds.add(round);
  }

  /** The rounds that count. */
  List<ContestantRound> kept(Kind kind) {
    return rounds.stream()
        .filter(round -> round.kind() == kind && MachineTime.isOwn(round.stolenPercent()))
        .toList();
  }

  /** All of a contestant's rounds, also those that count for no figure. */
  List<ContestantRound> all(Kind kind) {
    return rounds.stream().filter(round -> round.kind() == kind).toList();
  }

  List<Kind> kinds() {
    return Arrays.stream(Kind.values()).filter(kind -> !all(kind).isEmpty()).toList();
  }

  /** What was left out because of the machine's neighbours, in words. */
  List<String> dropped() {
    return Stream.concat(
            limits.stream()
                .filter(round -> !MachineTime.isOwn(round.stolenPercent()))
                .map(round -> words("limit", round.round(), round.stolenPercent())),
            rounds.stream()
                .filter(round -> !MachineTime.isOwn(round.stolenPercent()))
                .map(round -> words(round.kind().word(), round.round(), round.stolenPercent())))
        .toList();
  }

  private static String words(String who, int round, double stolen) {
    return "%s in round %d: %.1f %% of the processor time was stolen".formatted(who, round, stolen);
  }

  /** A figure of the limit over the rounds that count; empty where none does. */
  Optional<Spread> limit(ToDoubleFunction<Limit> figure) {
    return spread(
        limits.stream()
            .filter(round -> MachineTime.isOwn(round.stolenPercent()))
            .map(round -> figure.applyAsDouble(round.limit()))
            .toList());
  }

  /** A figure of a phase over the rounds that count and were done; empty where there is none. */
  Optional<Spread> phase(Kind kind, Phase phase, ToDoubleFunction<PhaseFigures> figure) {
    return spread(
        kept(kind).stream()
            .flatMap(round -> Stream.ofNullable(round.phases().get(phase)))
            .filter(PhaseFigures::complete)
            .map(figure::applyAsDouble)
            .toList());
  }

  Optional<Spread> round(Kind kind, ToDoubleFunction<ContestantRound> figure) {
    return spread(kept(kind).stream().map(figure::applyAsDouble).toList());
  }

  private static Optional<Spread> spread(Collection<Double> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }

  /** Whether ours did all it had to in every round, and lost and doubled nothing. */
  public boolean sound() {
    return all(Kind.NEWSWATCH).stream().allMatch(ContestantRound::sound);
  }

  /** Ours against what was aimed at, as far as it was measured. */
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    ratio(limit(Limit::cold), seconds(Phase.COLD))
        .ifPresent(of -> targets.add(new Target("cold, of the limit", of, true, 0.50)));
    ratio(limit(limit -> limit.revalidate().seconds()), seconds(Phase.UNCHANGED))
        .ifPresent(of -> targets.add(new Target("unchanged, of the limit", of, true, 0.70)));
    ratio(seconds(Phase.HOSTILE), seconds(Phase.TRICKLE))
        .ifPresent(
            of -> targets.add(new Target("hostile, times the trickle phase", of, false, 1.2)));
    round(Kind.NEWSWATCH, ContestantRound::peakHeapMegabytes)
        .ifPresent(
            heap -> targets.add(new Target("heap, megabytes", heap.max(), false, HEAP_MEGABYTES)));
    return targets;
  }

  private Optional<Spread> seconds(Phase phase) {
    return phase(Kind.NEWSWATCH, phase, PhaseFigures::seconds);
  }

  private static Optional<Double> ratio(Optional<Spread> above, Optional<Spread> below) {
    return above.flatMap(
        first -> below.map(second -> Spread.rounded(first.median() / second.median())));
  }
}

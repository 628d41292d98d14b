package newswatch.bench.walk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import newswatch.bench.report.Spread;
import newswatch.bench.report.Target;

/** All rounds of live news beside a replay, and what follows from them. */
public final class ReplayResults {
  /** An alert is to be out within a second. */
  private static final double P99_MILLIS = 1_000;

  private final List<ReplayRound> rounds = new ArrayList<>();

  void add(ReplayRound round) {
    rounds.add(round);
  }

  /** A live article that never came out ends the measurement; so what is told here is sound. */
  public boolean sound() {
    return !rounds.isEmpty();
  }

  /** As the result tells it. */
  public Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    put(told, "p50MillisWithout", round -> round.without().p50());
    put(told, "p50MillisWith", round -> round.with().p50());
    put(told, "p99MillisWithout", round -> round.without().p99());
    put(told, "p99MillisWith", round -> round.with().p99());
    put(told, "replayedPerSecond", ReplayRound::replayedPerSecond);
    told.put("rounds", List.copyOf(rounds));
    told.put(
        "dropped",
        rounds.stream()
            .filter(round -> !round.counts())
            .map(
                round ->
                    "round %d: %.1f %% of the processor time was stolen"
                        .formatted(round.round(), round.stolenPercent()))
            .toList());
    return told;
  }

  public List<Target> targets() {
    return spread(round -> round.with().p99())
        .map(p99 -> List.of(new Target("p99 beside a replay, ms", p99.median(), false, P99_MILLIS)))
        .orElse(List.of());
  }

  private void put(Map<String, Object> told, String name, ToDoubleFunction<ReplayRound> figure) {
    spread(figure).ifPresent(spread -> told.put(name, spread));
  }

  private Optional<Spread> spread(ToDoubleFunction<ReplayRound> figure) {
    List<Double> values =
        rounds.stream().filter(ReplayRound::counts).map(figure::applyAsDouble).toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }
}

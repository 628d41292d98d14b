package newswatch.bench.walk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import newswatch.bench.report.Rounds;
import newswatch.bench.report.Target;

/**
 * All rounds of live news beside a replay, and what follows from them. A live article that never
 * comes out ends the measurement, so that none is missing in what is told here.
 */
public final class ReplayResults {
  /** An alert is to be out within a second. */
  private static final double P99_MILLIS = 1_000;

  private final Rounds<ReplayRound> rounds = new Rounds<>();

  void add(ReplayRound round) {
    rounds.add(round);
  }

  /** As the result tells it. */
  public Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    rounds.put(told, "p50MillisWithout", round -> round.without().p50());
    rounds.put(told, "p50MillisWith", round -> round.with().p50());
    rounds.put(told, "p99MillisWithout", round -> round.without().p99());
    rounds.put(told, "p99MillisWith", round -> round.with().p99());
    rounds.put(told, "replayedPerSecond", ReplayRound::replayedPerSecond);
    told.put("rounds", rounds.all());
    told.put("dropped", rounds.dropped());
    return told;
  }

  /** None where no round counts. */
  public List<Target> targets() {
    return rounds.spread(round -> round.with().p99()).stream()
        .map(p99 -> new Target("p99 beside a replay, ms", p99.median(), false, P99_MILLIS))
        .toList();
  }
}

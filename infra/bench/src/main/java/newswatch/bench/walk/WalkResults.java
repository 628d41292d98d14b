package newswatch.bench.walk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import newswatch.bench.report.Spread;

/** All rounds of a run, and what follows from them. */
public final class WalkResults {
  private static final double MEGABYTE = 1024 * 1024;

  private final List<WalkRound> rounds = new ArrayList<>();

  void add(WalkRound round) {
    rounds.add(round);
  }

  /** Whether ours lost and doubled nothing in any round. */
  public boolean sound() {
    return rounds.stream().filter(round -> !round.limit()).allMatch(WalkRound::sound);
  }

  /** As the result tells it. */
  public Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("limit", told(true));
    told.put("newswatch", told(false));
    spread(false, WalkRound::articlesPerSecond)
        .flatMap(
            ours ->
                spread(true, WalkRound::articlesPerSecond)
                    .map(limit -> Math.round(100 * ours.median() / limit.median()) / 100.0))
        .ifPresent(share -> told.put("ofLimit", share));
    told.put(
        "dropped",
        rounds.stream()
            .filter(round -> !round.counts())
            .map(
                round ->
                    "%s in round %d: %.1f %% of the processor time was stolen"
                        .formatted(
                            round.limit() ? "limit" : "newswatch",
                            round.round(),
                            round.stolenPercent()))
            .toList());
    told.put("sound", sound());
    return told;
  }

  private Map<String, Object> told(boolean limit) {
    Map<String, Object> told = new LinkedHashMap<>();
    put(told, "articlesPerSecond", limit, WalkRound::articlesPerSecond);
    put(told, "cpuMillisAnArticle", limit, WalkRound::cpuMillisAnArticle);
    put(
        told,
        "brokerCpuMillisAnArticle",
        limit,
        round -> round.brokerCpuSeconds() * 1_000 / round.told());
    put(told, "peakResidentMegabytes", limit, round -> round.peakResidentBytes() / MEGABYTE);
    Map<String, Object> stages = new TreeMap<>();
    rounds.stream()
        .filter(round -> round.limit() == limit)
        .flatMap(round -> round.stages().keySet().stream())
        .distinct()
        .forEach(
            stage ->
                put(
                    stages,
                    stage,
                    limit,
                    round -> round.stages().getOrDefault(stage, 0.0) * 1_000_000 / round.told()));
    if (!stages.isEmpty()) {
      told.put("stageMicrosAnArticle", stages);
    }
    told.put("rounds", rounds.stream().filter(round -> round.limit() == limit).toList());
    return told;
  }

  private void put(
      Map<String, Object> told, String name, boolean limit, ToDoubleFunction<WalkRound> figure) {
    spread(limit, figure).ifPresent(spread -> told.put(name, spread));
  }

  private Optional<Spread> spread(boolean limit, ToDoubleFunction<WalkRound> figure) {
    List<Double> values =
        rounds.stream()
            .filter(round -> round.limit() == limit && round.counts())
            .map(figure::applyAsDouble)
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }
}

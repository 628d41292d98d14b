package newswatch.bench.walk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import newswatch.bench.report.Rounds;

/** All rounds of a run, and what follows from them. */
public final class WalkResults {
  private static final double MEGABYTE = 1024 * 1024;

  private final Rounds<WalkRound> rounds = new Rounds<>();

  void add(WalkRound round) {
    rounds.add(round);
  }

  /** Whether ours lost and doubled nothing in any round. */
  public boolean sound() {
    return ours().all().stream().allMatch(WalkRound::sound);
  }

  /** As the result tells it. */
  public Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("limit", told(limits()));
    told.put("newswatch", told(ours()));
    ours()
        .spread(WalkRound::articlesPerSecond)
        .flatMap(
            ours ->
                limits()
                    .spread(WalkRound::articlesPerSecond)
                    .map(limit -> Math.round(100 * ours.median() / limit.median()) / 100.0))
        .ifPresent(share -> told.put("ofLimit", share));
    told.put("dropped", rounds.dropped());
    told.put("sound", sound());
    return told;
  }

  private Rounds<WalkRound> ours() {
    return rounds.of(round -> !round.limit());
  }

  private Rounds<WalkRound> limits() {
    return rounds.of(WalkRound::limit);
  }

  private static Map<String, Object> told(Rounds<WalkRound> some) {
    Map<String, Object> told = new LinkedHashMap<>();
    some.put(told, "articlesPerSecond", WalkRound::articlesPerSecond);
    some.put(told, "cpuMillisAnArticle", WalkRound::cpuMillisAnArticle);
    some.put(
        told, "brokerCpuMillisAnArticle", round -> round.brokerCpuSeconds() * 1_000 / round.told());
    some.put(told, "peakResidentMegabytes", round -> round.peakResidentBytes() / MEGABYTE);
    Map<String, Object> stages = new TreeMap<>();
    some.all().stream()
        .flatMap(round -> round.stages().keySet().stream())
        .distinct()
        .forEach(
            stage ->
                some.put(
                    stages,
                    stage,
                    round -> round.stages().getOrDefault(stage, 0.0) * 1_000_000 / round.told()));
    if (!stages.isEmpty()) {
      told.put("stageMicrosAnArticle", stages);
    }
    told.put("rounds", some.all());
    return told;
  }
}

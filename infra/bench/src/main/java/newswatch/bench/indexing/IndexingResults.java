package newswatch.bench.indexing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import newswatch.bench.report.Rounds;
import newswatch.bench.report.Spread;
import newswatch.bench.report.Target;

/** All rounds of a run, and what follows from them. */
public final class IndexingResults {
  private static final double OF_LIMIT = 0.85;
  private static final double OF_NODE = 0.15;
  private static final double MEGABYTE = 1024 * 1024;

  private final Set<IndexerKind> kinds;
  private final Rounds<IndexingRound> rounds = new Rounds<>();

  IndexingResults(Set<IndexerKind> kinds) {
    this.kinds = Set.copyOf(kinds);
  }

  void add(IndexingRound round) {
    rounds.add(round);
  }

  /** Whether ours stored everything right in every round. */
  public boolean sound() {
    return of(IndexerKind.NEWSWATCH).all().stream().allMatch(IndexingRound::sound);
  }

  /** As the result tells it. */
  public Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    for (IndexerKind kind : IndexerKind.values()) {
      if (kinds.contains(kind)) {
        told.put(kind.word(), told(kind));
      }
    }
    told.put("dropped", rounds.dropped());
    told.put("sound", sound());
    return told;
  }

  /** Of the limit's rate, and of the node's processor time; none where nothing counts for them. */
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    Rounds<IndexingRound> ours = of(IndexerKind.NEWSWATCH);
    ofLimit(ours)
        .ifPresent(share -> targets.add(new Target("rate, of the limit's", share, true, OF_LIMIT)));
    ours.spread(round -> round.indexerCpuSeconds() / round.nodeCpuSeconds())
        .ifPresent(
            share ->
                targets.add(
                    new Target(
                        "processor time, of Elasticsearch's", share.median(), false, OF_NODE)));
    return List.copyOf(targets);
  }

  private Map<String, Object> told(IndexerKind kind) {
    Rounds<IndexingRound> some = of(kind);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("does", kind.does());
    some.put(told, "recordsPerSecond", IndexingRound::recordsPerSecond);
    some.put(told, "secondsPer100k", round -> round.of100k(round.seconds()));
    some.put(told, "cpuSecondsPer100k", round -> round.of100k(round.indexerCpuSeconds()));
    some.put(told, "nodeCpuSecondsPer100k", round -> round.of100k(round.nodeCpuSeconds()));
    some.put(told, "brokerCpuSecondsPer100k", round -> round.of100k(round.brokerCpuSeconds()));
    some.put(told, "peakResidentMegabytes", round -> round.peakResidentBytes() / MEGABYTE);
    ofLimit(some).ifPresent(share -> told.put("ofLimit", share));
    told.put("rounds", some.all());
    return told;
  }

  private Rounds<IndexingRound> of(IndexerKind kind) {
    return rounds.of(round -> round.kind() == kind);
  }

  private Optional<Double> ofLimit(Rounds<IndexingRound> some) {
    Optional<Spread> limit = of(IndexerKind.LIMIT).spread(IndexingRound::recordsPerSecond);
    return some.spread(IndexingRound::recordsPerSecond)
        .flatMap(
            one -> limit.map(bound -> Math.round(100 * one.median() / bound.median()) / 100.0));
  }
}

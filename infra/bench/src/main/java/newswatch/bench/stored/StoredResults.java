package newswatch.bench.stored;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import newswatch.bench.process.MachineTime;
import newswatch.bench.report.Spread;
import newswatch.bench.report.Target;
import org.jspecify.annotations.Nullable;

/** All that a run found out about stored queries. */
public final class StoredResults {
  private static final double MEGABYTE = 1024 * 1024;
  private static final int HEAP_OF = 10_000;

  private static final double TIMES_LUCENE_MONITOR = 5;
  private static final double P99_MILLIS = 2;
  private static final double CHANGE_MILLIS = 1_000;

  /** What the targets are held to. */
  private static final Workload AIMED_AT = new Workload(10_000, Workload.Shape.MIXED);

  private final Map<Workload, Map<MatcherKind, StoredFacts>> facts = new LinkedHashMap<>();
  private final List<StoredRound> rounds = new ArrayList<>();

  public void add(StoredFacts found) {
    facts
        .computeIfAbsent(found.workload(), _ -> new EnumMap<>(MatcherKind.class))
        .put(found.kind(), found);
  }

  public void add(StoredRound round) {
    rounds.add(round);
  }

  private Optional<Spread> spread(
      MatcherKind kind, Workload workload, ToDoubleFunction<StoredRound> figure) {
    List<Double> values =
        all(kind, workload).stream()
            .filter(round -> MachineTime.isOwn(round.stolenPercent()))
            .map(figure::applyAsDouble)
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }

  private List<StoredRound> all(MatcherKind kind, Workload workload) {
    return rounds.stream()
        .filter(round -> round.kind() == kind && round.workload().equals(workload))
        .toList();
  }

  /** Whether ours, and Lucene Monitor, found for every article what each query by itself does. */
  public boolean sound() {
    return facts.values().stream().allMatch(StoredResults::sound);
  }

  private static boolean sound(Map<MatcherKind, StoredFacts> of) {
    StoredFacts expected = of.get(MatcherKind.ONE_BY_ONE);
    return expected == null
        || Stream.of(MatcherKind.NEWSWATCH, MatcherKind.LUCENE_MONITOR)
            .map(of::get)
            .filter(Objects::nonNull)
            .allMatch(found -> found.sameMatches(expected) == StoredCorpus.ARTICLES);
  }

  /** Ours against what was aimed at, as far as it was measured. */
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    ratio(AIMED_AT, MatcherKind.LUCENE_MONITOR)
        .ifPresent(
            of -> targets.add(new Target("times Lucene Monitor", of, true, TIMES_LUCENE_MONITOR)));
    spread(MatcherKind.NEWSWATCH, AIMED_AT, StoredRound::p99)
        .ifPresent(
            of ->
                targets.add(
                    new Target("p99, ms an article", of.median() / 1_000, false, P99_MILLIS)));
    Optional.ofNullable(facts.get(AIMED_AT))
        .map(of -> of.get(MatcherKind.NEWSWATCH))
        .ifPresent(
            ours ->
                targets.add(
                    new Target(
                        "change in force, ms",
                        Spread.of(ours.changeMillis()).max(),
                        false,
                        CHANGE_MILLIS)));
    return targets;
  }

  /** How many times as many articles ours does in the same processor time. */
  private Optional<Double> ratio(Workload workload, MatcherKind other) {
    return spread(MatcherKind.NEWSWATCH, workload, StoredRound::articlesPerSecond)
        .flatMap(
            ours ->
                spread(other, workload, StoredRound::articlesPerSecond)
                    .map(theirs -> Math.round(ours.median() / theirs.median() * 100) / 100.0));
  }

  /** As the result tells it, by workload. */
  public Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    facts.forEach((workload, of) -> told.put(workload.word(), told(workload, of)));
    return told;
  }

  private Map<String, Object> told(Workload workload, Map<MatcherKind, StoredFacts> of) {
    Map<String, Object> told = new LinkedHashMap<>();
    StoredFacts expected = of.get(MatcherKind.ONE_BY_ONE);
    if (expected != null) {
      told.put("matchesAnArticle", expected.matchesAnArticle());
    }
    ratio(workload, MatcherKind.LUCENE_MONITOR)
        .ifPresent(times -> told.put("timesLuceneMonitor", times));
    ratio(workload, MatcherKind.ONE_BY_ONE).ifPresent(times -> told.put("timesOneByOne", times));
    ratio(workload, MatcherKind.LIMIT).ifPresent(share -> told.put("ofLimit", share));
    Map<String, Object> contestants = new LinkedHashMap<>();
    of.forEach((kind, found) -> contestants.put(kind.word(), told(found, expected)));
    told.put("contestants", contestants);
    return told;
  }

  private Map<String, Object> told(StoredFacts found, @Nullable StoredFacts expected) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("gives", found.kind().gives());
    put(told, "articlesPerSecond", found, StoredRound::articlesPerSecond);
    put(told, "processorMicros", found, StoredRound::processor);
    put(told, "p50Micros", found, StoredRound::p50);
    put(told, "p99Micros", found, StoredRound::p99);
    told.put("registerSeconds", found.registerSeconds());
    told.put(
        "heapMegabytesFor10000",
        found.heapBytes() / MEGABYTE * HEAP_OF / found.workload().queries());
    told.put("changeMillis", Spread.of(found.changeMillis()));
    if (expected != null) {
      told.put(
          "sameMatches",
          found.sameMatches(expected) + " of " + found.matches().size() + " articles");
    }
    told.put("rounds", all(found.kind(), found.workload()));
    return told;
  }

  private void put(
      Map<String, Object> told,
      String name,
      StoredFacts found,
      ToDoubleFunction<StoredRound> figure) {
    spread(found.kind(), found.workload(), figure).ifPresent(spread -> told.put(name, spread));
  }

  /** What was left out because of the machine's neighbours, in words. */
  public List<String> dropped() {
    return rounds.stream()
        .filter(round -> !MachineTime.isOwn(round.stolenPercent()))
        .map(
            round ->
                "%s with %s in round %d: %.1f %% of the processor time was stolen"
                    .formatted(
                        round.kind().word(),
                        round.workload().word(),
                        round.round(),
                        round.stolenPercent()))
        .toList();
  }
}

package newswatch.bench.alerts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import newswatch.bench.report.Rounds;
import newswatch.bench.report.Target;

/** All rounds of a run, and what follows from them. */
public final class AlertsResults {
  private static final double P99_MILLIS = 1_000;
  private static final List<String> SERVICES = List.of("ingest", "classify", "search");
  private static final List<String> SERVERS = List.of("kafka", "elasticsearch", "harness");

  private final List<Integer> subscriptions;
  private final Rounds<AlertsRound> rounds = new Rounds<>();

  AlertsResults(List<Integer> subscriptions, List<AlertsRound> rounds) {
    this.subscriptions = List.copyOf(subscriptions);
    rounds.forEach(this.rounds::add);
  }

  /** Whether in every round each alert was told, once, and no other. */
  public boolean sound() {
    return rounds.all().stream().allMatch(round -> round.ledger().balanced());
  }

  /** As the result tells it. */
  public Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    subscriptions.forEach(count -> told.put("subscriptions" + count, told(with(count))));
    told.put("dropped", rounds.dropped());
    told.put("sound", sound());
    return told;
  }

  /** Latencies of the rounds that count; what was lost in any. */
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (int count : subscriptions) {
      String of = " with %d subscriptions".formatted(count);
      with(count)
          .spread(round -> round.steady().latency().p99())
          .ifPresent(
              p99 ->
                  targets.add(
                      new Target("told, p99" + of + ", ms", p99.median(), false, P99_MILLIS)));
      int lost = with(count).all().stream().mapToInt(round -> round.ledger().lost()).sum();
      targets.add(new Target("lost" + of, lost, false, 0));
    }
    return List.copyOf(targets);
  }

  private Rounds<AlertsRound> with(int count) {
    return rounds.of(round -> round.subscriptions() == count);
  }

  private static Map<String, Object> told(Rounds<AlertsRound> some) {
    Map<String, Object> told = new LinkedHashMap<>();
    some.put(told, "p50Millis", round -> round.steady().latency().p50());
    some.put(told, "p99Millis", round -> round.steady().latency().p99());
    some.put(told, "maxMillis", round -> round.steady().latency().max());
    some.put(told, "limitP50Millis", round -> round.bare().latency().p50());
    some.put(told, "limitP99Millis", round -> round.bare().latency().p99());
    some.put(told, "limitMaxMillis", round -> round.bare().latency().max());
    some.put(told, "sinceListedP50Millis", round -> round.steady().sinceListed().p50());
    some.put(told, "sinceListedP99Millis", round -> round.steady().sinceListed().p99());
    some.put(told, "burstLastMillis", round -> round.burst().lastMillis());
    some.put(told, "burstP50Millis", round -> round.burst().latency().p50());
    some.put(told, "burstMaxMillis", round -> round.burst().latency().max());
    some.put(told, "limitBurstLastMillis", round -> round.bareBurst().lastMillis());
    for (String who : SERVICES) {
      some.put(told, who + "CpuMillisAnArticle", round -> millisAnArticle(round, who));
    }
    for (String who : SERVERS) {
      some.put(told, who + "CpuMillisAnArticle", round -> millisAnArticle(round, who));
    }
    for (String who : SERVICES) {
      some.put(told, who + "ResidentMegabytes", round -> round.memoryOf(who).resident());
      some.put(told, who + "HeapMegabytes", round -> round.memoryOf(who).heap());
      some.put(told, who + "KeptMegabytes", round -> round.memoryOf(who).kept());
    }
    told.put("rounds", some.all());
    return told;
  }

  private static double millisAnArticle(AlertsRound round, String who) {
    return round.cpu(who) * 1_000 / round.articles();
  }
}

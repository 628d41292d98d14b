package newswatch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import newswatch.bench.process.OneCore;
import newswatch.bench.process.ScratchFolder;
import newswatch.bench.report.Heading;
import newswatch.bench.report.Target;
import newswatch.bench.stored.MatcherKind;
import newswatch.bench.stored.StoredCorpus;
import newswatch.bench.stored.StoredFacts;
import newswatch.bench.stored.StoredResults;
import newswatch.bench.stored.StoredRound;
import newswatch.bench.stored.Workload;
import newswatch.events.EventJson;
import tools.jackson.databind.JsonNode;

/**
 * The walk of the matching measurement, on one core: first everybody tells what it finds, then in
 * every round everybody is timed, in one order in odd rounds and in the other in even ones.
 */
final class MatchingBench {
  private static final double READ_MILLIS = 50;
  private static final double MATCH_MILLIS = 100;

  private final MatchingOptions options;
  private final Path root;
  private final Consumer<String> progress;

  MatchingBench(MatchingOptions options, Path root, Consumer<String> progress) {
    this.options = options;
    this.root = root;
    this.progress = progress;
  }

  Outcome run() throws IOException {
    try (ScratchFolder folder = new ScratchFolder(progress)) {
      return run(folder.path());
    }
  }

  private Outcome run(Path folder) throws IOException {
    Heading heading = Heading.begin("matching", root);
    int core = OneCore.keep();
    StoredResults results = new StoredResults();
    for (Workload workload : options.workloads()) {
      for (MatcherKind kind : options.matchers()) {
        results.add(facts(kind, workload, folder));
      }
    }
    for (int round = 1; round <= options.rounds(); round++) {
      for (Workload workload : options.workloads()) {
        round(round, workload, results);
      }
    }
    Map<String, Object> document = heading.told();
    document.put("core", core);
    document.put("articles", StoredCorpus.ARTICLES);
    document.put("rounds", options.rounds());
    document.put("seconds", options.seconds());
    document.put("javaOptions", String.join(" ", options.javaOptions()));
    document.put("workloads", results.told());
    JsonNode costly =
        EventJson.mapper()
            .readTree(StoredFacts.costly(root, folder.resolve("costly"), options.javaOptions()));
    document.put("costly", costly);
    List<Target> targets = new ArrayList<>(results.targets());
    targets.add(
        new Target("costly to read, ms", longest(costly, "parseMillis"), false, READ_MILLIS));
    targets.add(
        new Target("costly to match, ms", longest(costly, "matchMillis"), false, MATCH_MILLIS));
    targets.forEach(target -> progress.accept(target.toString()));
    document.put("targets", targets.stream().map(Target::told).toList());
    document.put("dropped", results.dropped());
    document.put("sound", results.sound());
    return Outcome.of(document, results.sound(), targets);
  }

  private static double longest(JsonNode costly, String figure) {
    return costly.valueStream().mapToDouble(one -> one.path(figure).asDouble()).max().orElseThrow();
  }

  private StoredFacts facts(MatcherKind kind, Workload workload, Path folder) throws IOException {
    StoredFacts facts =
        StoredFacts.of(
            kind,
            workload,
            root,
            folder.resolve(kind.word() + "-" + workload.word()),
            options.javaOptions());
    progress.accept(
        "%s with %s: registered in %.2f s, %.1f matches an article"
            .formatted(
                kind.word(), workload.word(), facts.registerSeconds(), facts.matchesAnArticle()));
    return facts;
  }

  private void round(int round, Workload workload, StoredResults results) throws IOException {
    List<MatcherKind> order = new ArrayList<>(options.matchers());
    if (round % 2 == 0) {
      Collections.reverse(order);
    }
    for (MatcherKind kind : order) {
      StoredRound timed =
          StoredRound.measure(
              kind, workload, round, options.seconds(), root, options.javaOptions());
      results.add(timed);
      progress.accept(
          "%d %s with %s: %.0f articles a second of processor time, p50 %.0f us, p99 %.0f us"
              .formatted(
                  round,
                  kind.word(),
                  workload.word(),
                  timed.articlesPerSecond(),
                  timed.p50(),
                  timed.p99()));
    }
  }
}

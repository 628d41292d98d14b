package newswatch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import newswatch.bench.contestant.Kind;
import newswatch.bench.contestant.Phase;
import newswatch.bench.limit.Limit;
import newswatch.bench.process.MachineTime;
import newswatch.bench.process.ScratchFolder;
import newswatch.bench.report.Heading;
import newswatch.bench.report.LimitRound;
import newswatch.bench.report.ResultFile;
import newswatch.bench.report.Results;
import newswatch.bench.report.Target;
import newswatch.bench.wire.Corpus;
import newswatch.bench.wire.FeedFiles;
import newswatch.bench.wire.FeedServer;
import newswatch.bench.wire.HostileHosts;
import newswatch.local.process.LocalPort;

/**
 * The walk of the polling measurement: feeds are made and served, and in every round the limit is
 * found and every contestant polls them, in one order in odd rounds and in the other in even ones.
 */
final class PollingBench {
  /** Enough for a JVM to have compiled what it runs most. */
  private static final int WARMING = 2_000;

  private final PollingOptions options;
  private final Path root;
  private final Consumer<String> progress;

  PollingBench(PollingOptions options, Path root, Consumer<String> progress) {
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
    Heading heading = Heading.begin("polling", root);
    int port = LocalPort.free();
    int hosts = Math.min(Corpus.HOSTS, options.feeds());
    Path site = folder.resolve("site");
    FeedFiles files = new FeedFiles(site, new Corpus("feeds", options.feeds(), 1, port));
    FeedFiles warming =
        new FeedFiles(site, new Corpus("warming", Math.min(WARMING, options.feeds()), 2, port));
    progress.accept("Writing %d feeds.".formatted(options.feeds()));
    files.write();
    warming.write();
    Results results = new Results();
    try (FeedServer server = FeedServer.start(folder.resolve("server"), site, port);
        HostileHosts hostile = HostileHosts.beside(hosts, LocalPort.free());
        HostileHosts failing = HostileHosts.quickBeside(hosts, LocalPort.free())) {
      progress.accept("They are served by %s.".formatted(server.name()));
      PollingRound polling =
          new PollingRound(
              options, files, warming, server, hostile, failing, ingestJar(), progress);
      for (int round = 1; round <= options.rounds(); round++) {
        round(round, folder, site, polling, results);
      }
      Map<String, Object> head = heading.told();
      head.put(
          "ingest",
          options.ingest() == null ? "of this commit" : "given: " + options.ingest().getFileName());
      head.put("feeds", options.feeds());
      head.put("hosts", hosts);
      head.put("items", options.feeds() * Corpus.ITEMS);
      head.put("bytesAFeed", files.bytes() / options.feeds());
      head.put("hostileFeeds", hostile.feeds().size());
      head.put("server", server.name());
      head.put("rounds", options.rounds());
      head.put("phases", options.phases().stream().map(Phase::word).toList());
      head.put("javaOptions", String.join(" ", options.javaOptions()));
      List<Target> targets = results.targets();
      targets.forEach(target -> progress.accept(target.toString()));
      return Outcome.of(ResultFile.of(head, results, options.feeds()), results.sound(), targets);
    }
  }

  private void round(int round, Path folder, Path site, PollingRound polling, Results results)
      throws IOException {
    // An absent kind stands for the limit.
    List<Optional<Kind>> order = new ArrayList<>();
    order.add(Optional.empty());
    options.contestants().forEach(kind -> order.add(Optional.of(kind)));
    if (round % 2 == 0) {
      Collections.reverse(order);
    }
    for (Optional<Kind> kind : order) {
      Path place = folder.resolve(round + "-" + kind.map(Kind::word).orElse("limit"));
      if (kind.isPresent()) {
        results.add(polling.of(kind.get(), round, place));
      } else {
        results.add(limit(round, place, site, polling));
      }
    }
  }

  private LimitRound limit(int round, Path place, Path site, PollingRound polling)
      throws IOException {
    polling.restore();
    MachineTime before = MachineTime.now();
    Limit limit =
        Limit.measure(polling.feeds(), polling.warmingFeeds(), site, place, options.javaOptions());
    progress.accept(
        "%d limit: fetched in %.2f s (%.2f s of processor time), revalidated in %.2f s (%.2f), parsed in %.2f s (%.2f)"
            .formatted(
                round,
                limit.fetch().seconds(),
                limit.fetch().cpuSeconds(),
                limit.revalidate().seconds(),
                limit.revalidate().cpuSeconds(),
                limit.parse().seconds(),
                limit.parse().cpuSeconds()));
    return new LimitRound(round, MachineTime.now().stolenPercentSince(before), limit);
  }

  private Path ingestJar() {
    return options.ingest() != null
        ? options.ingest()
        : root.resolve("ingest-service/target/ingest-service.jar");
  }
}

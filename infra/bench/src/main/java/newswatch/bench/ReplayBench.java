package newswatch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import newswatch.bench.process.OneCore;
import newswatch.bench.process.ScratchFolder;
import newswatch.bench.report.Heading;
import newswatch.bench.report.Target;
import newswatch.bench.walk.ReplayMeasurement;
import newswatch.bench.walk.ReplayResults;

/** The walk of the measurement of live news while the archive is judged again. */
final class ReplayBench {
  private final ReplayOptions options;
  private final Path root;
  private final Consumer<String> progress;

  ReplayBench(ReplayOptions options, Path root, Consumer<String> progress) {
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
    Heading heading = Heading.begin("replay", root);
    int core = OneCore.leave();
    ReplayResults results =
        new ReplayMeasurement(
                options.archive(),
                options.live(),
                options.seconds(),
                options.topics(),
                core,
                root,
                options.javaOptions(),
                progress)
            .run(options.rounds(), folder);
    Map<String, Object> document = heading.told();
    document.put("core", core);
    document.put("archive", options.archive());
    document.put("livePerSecond", options.live());
    document.put("seconds", options.seconds());
    document.put("topics", options.topics());
    document.put("rounds", options.rounds());
    document.put("javaOptions", String.join(" ", options.javaOptions()));
    document.putAll(results.told());
    List<Target> targets = results.targets();
    targets.forEach(target -> progress.accept(target.toString()));
    document.put("targets", targets.stream().map(Target::told).toList());
    return Outcome.of(document, true, targets);
  }
}

package newswatch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import newswatch.bench.process.OneCore;
import newswatch.bench.process.ScratchFolder;
import newswatch.bench.report.Heading;
import newswatch.bench.walk.WalkMeasurement;
import newswatch.bench.walk.WalkResults;

/** The walk of the measurement of classify-service, which has the last core to itself. */
final class ClassifyBench {
  private final ClassifyOptions options;
  private final Path root;
  private final Consumer<String> progress;

  ClassifyBench(ClassifyOptions options, Path root, Consumer<String> progress) {
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
    Heading heading = Heading.begin("classify", root);
    int core = OneCore.leave();
    WalkResults results =
        new WalkMeasurement(
                options.articles(),
                options.topics(),
                core,
                root.resolve("classify-service/target/classify-service.jar"),
                options.javaOptions(),
                progress)
            .run(options.rounds(), folder);
    Map<String, Object> document = heading.told();
    document.put("core", core);
    document.put("articles", options.articles());
    document.put("topics", options.topics());
    document.put("rounds", options.rounds());
    document.put("javaOptions", String.join(" ", options.javaOptions()));
    document.putAll(results.told());
    return Outcome.of(document, results.sound(), List.of());
  }
}

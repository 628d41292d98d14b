package newswatch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import newswatch.bench.indexing.IndexingMeasurement;
import newswatch.bench.indexing.IndexingResults;
import newswatch.bench.process.ScratchFolder;
import newswatch.bench.report.Heading;
import newswatch.bench.report.Target;

/** The walk of the measurement of articles from Kafka until a search finds them. */
final class IndexingBench {
  private final IndexingOptions options;
  private final Path root;
  private final Consumer<String> progress;

  IndexingBench(IndexingOptions options, Path root, Consumer<String> progress) {
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
    Heading heading = Heading.begin("indexing", root);
    IndexingResults results =
        new IndexingMeasurement(options.articles(), root, options.javaOptions(), progress)
            .run(options.contestants(), options.rounds(), folder);
    Map<String, Object> document = heading.told();
    document.put("articles", options.articles());
    document.put("rounds", options.rounds());
    document.put("javaOptions", String.join(" ", options.javaOptions()));
    document.putAll(results.told());
    List<Target> targets = results.targets();
    targets.forEach(target -> progress.accept(target.toString()));
    document.put("targets", targets.stream().map(Target::told).toList());
    return Outcome.of(document, results.sound(), targets);
  }
}

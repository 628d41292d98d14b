package newswatch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import newswatch.bench.process.ScratchFolder;
import newswatch.bench.report.Heading;
import newswatch.bench.report.Target;
import newswatch.bench.search.SearchMeasurement;
import newswatch.bench.search.SearchResults;

/** The walk of the measurement of searches while articles arrive. */
final class SearchBench {
  private final SearchOptions options;
  private final Path root;
  private final Consumer<String> progress;

  SearchBench(SearchOptions options, Path root, Consumer<String> progress) {
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
    Heading heading = Heading.begin("search", root);
    SearchResults results =
        new SearchMeasurement(
                options.articles(),
                options.searches(),
                options.seconds(),
                options.arriving(),
                root,
                options.javaOptions(),
                progress)
            .run(options.rounds(), folder);
    Map<String, Object> document = heading.told();
    document.put("articles", options.articles());
    document.put("searchesPerSecond", options.searches());
    document.put("seconds", options.seconds());
    document.put("rounds", options.rounds());
    document.put("javaOptions", String.join(" ", options.javaOptions()));
    document.putAll(results.told());
    List<Target> targets = results.targets();
    targets.forEach(target -> progress.accept(target.toString()));
    document.put("targets", targets.stream().map(Target::told).toList());
    return Outcome.of(document, results.sound(), targets);
  }
}

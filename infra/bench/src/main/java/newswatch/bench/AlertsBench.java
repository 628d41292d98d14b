package newswatch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import newswatch.bench.alerts.AlertsMeasurement;
import newswatch.bench.alerts.AlertsResults;
import newswatch.bench.process.ScratchFolder;
import newswatch.bench.report.Heading;
import newswatch.bench.report.Target;

/** The walk of the measurement of alerts, from the feed's answer to the webhook. */
final class AlertsBench {
  private final AlertsOptions options;
  private final Path root;
  private final Consumer<String> progress;

  AlertsBench(AlertsOptions options, Path root, Consumer<String> progress) {
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
    Heading heading = Heading.begin("alerts", root);
    AlertsResults results =
        new AlertsMeasurement(options.load(), root, progress)
            .run(options.subscriptions(), options.rounds(), folder);
    Map<String, Object> document = heading.told();
    document.put("load", options.load());
    document.put("rounds", options.rounds());
    document.putAll(results.told());
    List<Target> targets = results.targets();
    targets.forEach(target -> progress.accept(target.toString()));
    document.put("targets", targets.stream().map(Target::told).toList());
    return Outcome.of(document, results.sound(), targets);
  }
}

package newswatch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import newswatch.bench.process.Machine;
import newswatch.bench.process.MachineTime;
import newswatch.bench.process.OneCore;
import newswatch.bench.walk.WalkMeasurement;
import newswatch.bench.walk.WalkResults;
import newswatch.events.EventJson;
import newswatch.local.server.Folders;

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
    Path folder = Files.createTempDirectory("newswatch-bench-");
    try {
      return run(folder);
    } finally {
      Folders.delete(folder);
    }
  }

  private Outcome run(Path folder) throws IOException {
    MachineTime before = MachineTime.now();
    Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Machine machine = Machine.here(root);
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
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("bench", "classify");
    document.put("began", began.toString());
    document.put("machine", machine);
    document.put("core", core);
    document.put("busyPercent", Math.round(MachineTime.now().busyPercentSince(before)));
    document.put("stolenPercent", MachineTime.now().stolenPercentSince(before));
    document.put("articles", options.articles());
    document.put("topics", options.topics());
    document.put("rounds", options.rounds());
    document.put("javaOptions", String.join(" ", options.javaOptions()));
    document.putAll(results.told());
    return new Outcome(
        EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document),
        results.sound(),
        true);
  }
}

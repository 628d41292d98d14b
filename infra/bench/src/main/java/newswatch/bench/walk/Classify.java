package newswatch.bench.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import newswatch.bench.process.Compilers;
import newswatch.local.process.Child;
import newswatch.local.process.Launch;
import newswatch.local.process.LocalPort;
import newswatch.local.process.Unable;
import newswatch.local.server.Jdk;
import newswatch.local.server.Probe;

/** Ours: classify-service from its jar, on one core. */
final class Classify implements Walker {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(25);
  private static final Duration GLANCE = Duration.ofMillis(50);
  private static final Pattern STAGE =
      Pattern.compile(
          "(?m)^newswatch_walk_stage_seconds_sum\\{[^}]*stage=\"([^\"]+)\"[^}]*} (\\S+)$");

  private final Child service;
  private final String health;

  private Classify(Child service, String health) {
    this.service = service;
    this.health = health;
  }

  /** Starts it and waits until it is ready. */
  static Classify start(Path folder, Path jar, List<String> javaOptions, int core, String broker)
      throws IOException {
    if (!Files.isRegularFile(jar)) {
      throw new Unable("%s is missing: build it with mvn -DskipTests package.".formatted(jar));
    }
    Files.createDirectories(folder);
    int port = LocalPort.free();
    List<String> command =
        new ArrayList<>(List.of("taskset", "-c", Integer.toString(core), Jdk.launcher()));
    command.addAll(javaOptions);
    command.addAll(
        List.of(
            Compilers.OPTION,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(Jdk.options("classify"));
    command.addAll(
        List.of(
            "-jar",
            jar.toString(),
            "--server.port=" + port,
            "--newswatch.state.folder=" + folder.resolve("state"),
            "--spring.kafka.bootstrap-servers=" + broker));
    Child service =
        Child.start(new Launch(command, Map.of(), folder, folder.resolve("classify.log")));
    String health = "http://127.0.0.1:" + port + "/actuator/";
    long limit = System.nanoTime() + START.toNanos();
    while (!Probe.answers(health + "health/readiness")) {
      if (service.endsWithin(GLANCE) || System.nanoTime() > limit) {
        List<String> last = service.log().lastLines(20);
        service.kill();
        throw new Unable("classify-service does not start:\n" + String.join("\n", last));
      }
    }
    return new Classify(service, health);
  }

  @Override
  public long pid() {
    // The leash around it has the JVM as its one descendant that works.
    return service.pid();
  }

  @Override
  public void requireAlive() {
    if (!service.isAlive()) {
      throw new Unable(
          "classify-service has ended:\n" + String.join("\n", service.log().lastLines(20)));
    }
  }

  @Override
  public Map<String, Double> stageSeconds() {
    Map<String, Double> seconds = new TreeMap<>();
    Matcher stages =
        STAGE.matcher(
            Probe.get(health + "prometheus")
                .orElseThrow(() -> new Unable("classify-service tells no metrics")));
    while (stages.find()) {
      seconds.put(stages.group(1), Double.parseDouble(stages.group(2)));
    }
    return seconds;
  }

  @Override
  public void close() {
    service.stop(STOP);
  }
}

package newswatch.bench.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import newswatch.local.process.Child;
import newswatch.local.process.Launch;
import newswatch.local.process.Unable;
import newswatch.local.server.Jdk;
import newswatch.local.server.Probe;

/** One of the three services, from its jar, as {@code ./newswatch up} starts it. */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(25);
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final String name;
  private final Child process;
  private final Path garbageLog;

  private ServiceProcess(String name, Child process, Path garbageLog) {
    this.name = name;
    this.process = process;
    this.garbageLog = garbageLog;
  }

  /**
   * What is started.
   *
   * @param name such as {@code ingest}
   * @param megabytes its largest heap
   * @param healthPort where it answers whether it is ready
   * @param arguments as Spring Boot takes them
   */
  public record Start(
      String name,
      int megabytes,
      int healthPort,
      List<String> arguments,
      Map<String, String> environment) {
    public Start {
      requireNonNull(name, "name");
      arguments = List.copyOf(arguments);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param root the project's folder
   * @param folder for its logs and state
   */
  public static ServiceProcess start(Path root, Path folder, Start start) throws IOException {
    Path jar = jar(root, start.name());
    Files.createDirectories(folder);
    Path garbageLog = folder.resolve(start.name() + "-garbage.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Jdk.launcher(),
                "-XX:+UseSerialGC",
                Jdk.QUICK_START,
                "-Xmx" + start.megabytes() + "m",
                "-XX:+ExitOnOutOfMemoryError",
                GarbageLog.option(garbageLog),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(Jdk.options(start.name()));
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(start.arguments());
    Child process =
        Child.start(
            new Launch(
                command, start.environment(), folder, folder.resolve(start.name() + ".log")));
    ServiceProcess service = new ServiceProcess(start.name(), process, garbageLog);
    service.awaitReady(start.healthPort());
    return service;
  }

  private static Path jar(Path root, String name) {
    Path jar = root.resolve("%1$s-service/target/%1$s-service.jar".formatted(name));
    if (!Files.isRegularFile(jar)) {
      throw new Unable("%s is missing: build it with mvn -DskipTests package.".formatted(jar));
    }
    return jar;
  }

  private void awaitReady(int healthPort) {
    String readiness = "http://127.0.0.1:" + healthPort + "/actuator/health/readiness";
    long limit = System.nanoTime() + START.toNanos();
    while (!Probe.answers(readiness)) {
      if (process.endsWithin(GLANCE) || System.nanoTime() > limit) {
        List<String> last = process.log().lastLines(20);
        process.kill();
        throw new Unable("%s-service does not start:%n%s".formatted(name, String.join("\n", last)));
      }
    }
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  /** The fullest that its heap was found, in megabytes. */
  public long peakHeapMegabytes() throws IOException {
    return GarbageLog.peakMegabytes(garbageLog);
  }

  /** What its heap holds that somebody still needs, in megabytes, found by collecting it whole. */
  public long keptHeapMegabytes() throws IOException {
    Child.run(
        new Launch(
            List.of(Jdk.home().resolve("bin/jcmd").toString(), Long.toString(pid()), "GC.run"),
            Map.of(),
            garbageLog.resolveSibling("."),
            garbageLog.resolveSibling(name + "-jcmd.log")),
        Duration.ofSeconds(30));
    return GarbageLog.keptMegabytes(garbageLog);
  }

  /**
   * @throws Unable when it has ended, with the end of its log
   */
  public void requireAlive() {
    if (!process.isAlive()) {
      throw new Unable(
          "%s-service has ended:%n%s"
              .formatted(name, String.join("\n", process.log().lastLines(20))));
    }
  }

  @Override
  public void close() {
    process.stop(STOP);
  }
}

package newswatch.bench.indexing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import newswatch.bench.process.Compilers;
import newswatch.local.process.Child;
import newswatch.local.process.Launch;
import newswatch.local.process.LocalPort;
import newswatch.local.process.Unable;
import newswatch.local.server.Jdk;
import newswatch.local.server.Probe;

/** Ours: search-service from its jar. It indexes from its start on. */
public final class SearchService implements Indexer {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(25);
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final Child process;
  private final int port;

  private SearchService(Child process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Its jar in the project's folder. */
  public static Path jar(Path root) {
    Path jar = root.resolve("search-service/target/search-service.jar");
    if (!Files.isRegularFile(jar)) {
      throw new Unable("%s is missing: build it with mvn -DskipTests package.".formatted(jar));
    }
    return jar;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param folder of its own, in one that it shares with others of the same measurement
   */
  public static SearchService start(
      Path folder, Path jar, List<String> javaOptions, String broker, URI node) throws IOException {
    Files.createDirectories(folder);
    int port = LocalPort.free();
    int management = LocalPort.free();
    List<String> command = new ArrayList<>(List.of(Jdk.launcher()));
    command.addAll(javaOptions);
    command.addAll(
        List.of(
            Compilers.OPTION,
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(Jdk.options("search"));
    command.addAll(
        List.of(
            "-jar",
            jar.toString(),
            "--server.port=" + port,
            "--server.address=127.0.0.1",
            "--management.server.port=" + management,
            "--management.server.address=127.0.0.1",
            "--spring.kafka.bootstrap-servers=" + broker,
            "--spring.elasticsearch.uris=" + node,
            // What one has signed, such as a cursor, the next one is to know.
            "--newswatch.key.make=true",
            "--newswatch.key.file=" + folder.resolveSibling("keys")));
    Child process =
        Child.start(new Launch(command, Map.of(), folder, folder.resolve("search.log")));
    String readiness = "http://127.0.0.1:" + management + "/actuator/health/readiness";
    long limit = System.nanoTime() + START.toNanos();
    while (!Probe.answers(readiness)) {
      if (process.endsWithin(GLANCE) || System.nanoTime() > limit) {
        List<String> last = process.log().lastLines(20);
        process.kill();
        throw new Unable("search-service does not start:\n" + String.join("\n", last));
      }
    }
    return new SearchService(process, port);
  }

  /** Where it answers searches. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void begin() {
    // It has, as soon as it was ready.
  }

  @Override
  public void requireAlive() {
    if (!process.isAlive()) {
      throw new Unable(
          "search-service has ended:\n" + String.join("\n", process.log().lastLines(20)));
    }
  }

  @Override
  public void close() {
    process.stop(STOP);
  }
}

package newswatch.bench.contestant;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newswatch.bench.ledger.Asked;
import newswatch.bench.ledger.Emission;
import newswatch.bench.process.Compilers;
import newswatch.bench.process.GarbageLog;
import newswatch.bench.wire.GeneratedFeed;
import newswatch.events.FeedId;
import newswatch.local.process.Child;
import newswatch.local.process.Launch;
import newswatch.local.process.LocalPort;
import newswatch.local.process.Unable;
import newswatch.local.server.Jdk;
import newswatch.local.server.LocalKafka;
import newswatch.local.server.Probe;

/**
 * Ours: ingest-service from its jar, with a Kafka broker that has just been set up. What it has
 * published counts when a reader of committed records has it.
 */
final class Ingest implements Contestant {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(25);
  private static final Duration GLANCE = Duration.ofMillis(10);
  private static final Duration NOTICE = Duration.ofSeconds(2);

  /** Feeds, by far fewer than a broker and a reader can take. */
  private static final int TOLD_A_MILLI = 2;

  private final LocalKafka broker;
  private final Child service;
  private final Path garbageLog;
  private final FeedDefinitions definitions;
  private final Sightings sightings;
  private Instant began = Instant.MIN;

  private Ingest(LocalKafka broker, Child service, Path garbageLog) {
    this.broker = broker;
    this.service = service;
    this.garbageLog = garbageLog;
    this.definitions = new FeedDefinitions(broker.bootstrapServers());
    this.sightings = new Sightings(broker.bootstrapServers());
  }

  static Ingest start(Path folder, Path jar, List<String> javaOptions) throws IOException {
    if (!Files.isRegularFile(jar)) {
      throw new Unable("%s is missing: build it with mvn -DskipTests package.".formatted(jar));
    }
    Files.createDirectories(folder);
    LocalKafka broker = LocalKafka.temporary();
    try {
      Path garbageLog = folder.resolve("garbage.log");
      Child service = launched(folder, jar, javaOptions, garbageLog, broker);
      return new Ingest(broker, service, garbageLog);
    } catch (IOException | RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  private static Child launched(
      Path folder, Path jar, List<String> javaOptions, Path garbageLog, LocalKafka broker)
      throws IOException {
    int port = LocalPort.free();
    List<String> command = new ArrayList<>(List.of(Jdk.launcher()));
    command.addAll(javaOptions);
    command.addAll(
        List.of(
            GarbageLog.option(garbageLog),
            Compilers.OPTION,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(Jdk.options("ingest"));
    command.addAll(
        List.of(
            "-jar",
            jar.toString(),
            "--server.port=" + port,
            "--newswatch.canary.every=0s",
            "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers()));
    Child service =
        Child.start(
            new Launch(
                command,
                Map.of("NEWSWATCH_FETCH_ALLOW", "127.0.1.0/24,127.0.2.0/24"),
                folder,
                folder.resolve("ingest.log")));
    long limit = System.nanoTime() + START.toNanos();
    while (!Probe.answers("http://127.0.0.1:" + port + "/actuator/health/readiness")) {
      if (service.endsWithin(GLANCE) || System.nanoTime() > limit) {
        List<String> last = service.log().lastLines(20);
        service.kill();
        throw new Unable("ingest-service does not start:\n" + String.join("\n", last));
      }
    }
    return service;
  }

  /** All are wanted from one instant on, which leaves the time to read that from the broker. */
  @Override
  public Instant tell(Task task) {
    sightings.await(task.news(), task.phase() == Phase.COLD ? ids(task) : Set.of());
    List<URI> feeds = addresses(task);
    // As ingest's clock has it, or it would poll some feeds within this millisecond, and again.
    began = Instant.now().plus(NOTICE).plusMillis(feeds.size() / TOLD_A_MILLI).truncatedTo(MILLIS);
    definitions.define(feeds, began);
    return began;
  }

  @Override
  public Cycle cycle(Task task, Asked asked) throws IOException {
    long limit = System.nanoTime() + task.limit().toNanos();
    boolean complete = false;
    while (!complete && System.nanoTime() < limit) {
      if (service.endsWithin(GLANCE)) {
        throw new Unable(
            "ingest-service has ended:\n" + String.join("\n", service.log().lastLines(20)));
      }
      asked.update();
      complete = asked.complete() && sightings.complete();
    }
    Instant ended =
        sightings.last().isAfter(asked.completeAt()) ? sightings.last() : asked.completeAt();
    return new Cycle(began, complete ? ended : Instant.now(), complete);
  }

  private static Set<String> ids(Task task) {
    return task.feeds().stream()
        .map(feed -> FeedId.ofAddress(feed.url()).value())
        .collect(Collectors.toSet());
  }

  private static List<URI> addresses(Task task) {
    return Stream.concat(task.hostile().stream(), task.feeds().stream().map(GeneratedFeed::url))
        .toList();
  }

  @Override
  public void forget(Task task) {
    definitions.remove(addresses(task));
    // What it still has to say of them, such as a last status, comes before what follows.
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
  }

  @Override
  public List<Emission> emissions() {
    return sightings.emissions();
  }

  @Override
  public long pid() {
    return service.pid();
  }

  @Override
  public long keeperPid() {
    return broker.pid();
  }

  @Override
  public Path garbageLog() {
    return garbageLog;
  }

  @Override
  public void close() {
    sightings.close();
    definitions.close();
    service.stop(STOP);
    broker.close();
  }
}

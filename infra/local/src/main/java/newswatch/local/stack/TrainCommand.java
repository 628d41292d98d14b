package newswatch.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import newswatch.local.cache.StartCache;
import newswatch.local.process.Unable;
import newswatch.local.server.Folders;
import newswatch.local.server.Home;
import newswatch.local.server.Probe;
import newswatch.local.server.Servers;
import newswatch.local.wire.SampleWire;

/**
 * {@code train}, which the script runs after a build: makes the start caches that are missing, by
 * running everything once with the sample wire in a home that is thrown away.
 */
final class TrainCommand {
  private static final int NOT_ALL_MADE = 1;
  private static final List<String> SERVICES = List.of("ingest", "classify", "search");

  /** For the first articles to come through; what they would have trained is little. */
  private static final Duration ARTICLES = Duration.ofSeconds(30);

  private static final Duration GLANCE = Duration.ofMillis(250);

  private final Path root;
  private final Path parent;
  private final Path home;
  private final PrintStream out;
  private final InstantSource clock;

  /**
   * @param parent is given a folder for the while
   */
  TrainCommand(Path root, Path parent, PrintStream out, InstantSource clock) {
    this.root = root;
    this.parent = parent;
    this.home = parent.resolve("training");
    this.out = out;
    this.clock = clock;
  }

  private record Named(String name, StartCache cache) {}

  int run() throws IOException {
    List<ServiceJar> jars = SERVICES.stream().map(this::jar).toList();
    List<Named> missing = new ArrayList<>();
    for (int i = 0; i < SERVICES.size(); i++) {
      missing.add(new Named(SERVICES.get(i), jars.get(i).cache()));
    }
    Servers servers = Servers.built();
    missing.add(new Named("kafka", servers.kafkaCache(!servers.kafkaCache(false).fits())));
    missing.removeIf(named -> !named.cache().training());
    if (missing.isEmpty()) {
      return 0;
    }
    long from = System.nanoTime();
    out.printf(
        "Making the start caches of %s: about a minute, once after a build.%n", names(missing));
    // First of all, so that nothing is left of the jars that were here before.
    for (ServiceJar jar : jars) {
      jar.unpack();
    }
    Home.open(parent);
    Home.open(home);
    DiskSpace.of(home, line -> {}).require();
    try (HomeLock lock =
        HomeLock.take(home, Duration.ofSeconds(1))
            .orElseThrow(() -> new Unable("Somebody else is making start caches just now."))) {
      assert lock != null;
      clear();
      for (Named named : missing) {
        named.cache().discard();
      }
      runOnce();
      for (Named named : List.copyOf(missing)) {
        if (named.cache().keep()) {
          missing.remove(named);
        }
      }
      if (missing.isEmpty()) {
        clear();
      }
    }
    if (missing.isEmpty()) {
      out.printf("Start caches made in %s.%n", Voice.seconds(since(from)));
      return 0;
    }
    out.printf(
        "No start cache for %s: see %s. Each starts without it, which takes longer.%n",
        names(missing), home.resolve("logs"));
    return NOT_ALL_MADE;
  }

  private ServiceJar jar(String name) {
    return ServiceJar.inTraining(root.resolve(name + "-service/target/" + name + "-service.jar"));
  }

  private static String names(List<Named> caches) {
    return String.join(", ", caches.stream().map(Named::name).toList());
  }

  /** All but the lock. */
  private void clear() throws IOException {
    try (Stream<Path> all = Files.list(home)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        if (Files.isDirectory(one)) {
          Folders.delete(one);
        }
      }
    }
    Files.createDirectories(home.resolve("logs"));
  }

  private void runOnce() throws IOException {
    try (SampleWire wire = SampleWire.start(0)) {
      Path feeds = home.resolve("feeds.opml");
      Files.writeString(feeds, wire.opml(), UTF_8);
      Plan plan =
          new Plan(
              root,
              home,
              parent.resolve("servers"),
              Ports.free(),
              feeds,
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Map.of("NEWSWATCH_FETCH_ALLOW", "127.0.0.1:" + wire.port()),
              true);
      Voice log =
          new Voice(
              new PrintStream(OutputStream.nullOutputStream(), false, UTF_8),
              false,
              home.resolve("logs/supervisor.log"),
              clock);
      Supervisor supervisor =
          new Supervisor(plan.servers(), plan.services(), DiskSpace.of(home, log::say), log, clock);
      supervisor.run(
          () ->
              Thread.ofPlatform()
                  .daemon()
                  .start(
                      () -> {
                        use(plan.ports().consoleAddress());
                        supervisor.stop("the end of the training");
                      }),
          () -> {});
    }
  }

  /** Asks what people ask first, until the wire's articles have come through. */
  private static void use(String console) {
    long from = System.nanoTime();
    boolean found = false;
    while (!found && since(from).compareTo(ARTICLES) < 0) {
      LockSupport.parkNanos(GLANCE.toNanos());
      found =
          Probe.get(console + "/api/articles?q=title:the&size=5")
              .filter(answer -> answer.contains("\"id\""))
              .isPresent();
    }
    for (String path :
        List.of("/", "/api/articles?size=20", "/api/topics", "/api/feeds", "/api/status")) {
      Probe.get(console + path);
    }
  }

  private static Duration since(long from) {
    return Duration.ofNanos(System.nanoTime() - from);
  }
}

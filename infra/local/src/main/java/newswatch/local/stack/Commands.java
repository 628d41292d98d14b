package newswatch.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import newswatch.local.server.Home;
import newswatch.local.wire.SampleWire;

/** The commands that start, show and stop the stack. */
public final class Commands {
  private static final int WIRE_PORT = 8099;

  private final Path root;
  private final Path home;
  private final PrintStream out;
  private final InstantSource clock;

  /**
   * @param root the project
   * @param home where state is kept; the demo's in a folder of its own inside
   */
  public Commands(Path root, Path home, PrintStream out, InstantSource clock) {
    this.root = root;
    this.home = home;
    this.out = out;
    this.clock = clock;
  }

  /** As the program takes them from its environment. */
  public static Commands usual(PrintStream out) {
    return new Commands(
        Path.of(System.getProperty("newswatch.root", "")).toAbsolutePath(),
        Home.usual(),
        out,
        InstantSource.system());
  }

  /**
   * Starts everything and stays until it is stopped.
   *
   * @return the exit code
   */
  public int up(Optional<Path> feeds, Optional<Path> topics) throws IOException {
    return new StartCommand("up", home, out, clock)
        .run(
            (ports, voice) ->
                new Plan(
                    root,
                    home,
                    home.resolve("servers"),
                    ports,
                    feeds.isPresent() ? feeds.get() : shippedFeeds(),
                    topics,
                    Optional.of(Keys.in(home)),
                    List.of(),
                    Map.of(),
                    false));
  }

  /** As {@link #up}, with the sample wire as the only feeds; needs no internet. */
  public int demo() throws IOException {
    Home.open(home);
    Path demo = home.resolve("demo");
    try (Wire wire = new Wire()) {
      return new StartCommand("demo", demo, out, clock)
          .run(
              (ports, voice) -> {
                int port = Ports.near(WIRE_PORT, "the wire", voice::say);
                SampleWire served = wire.start(port, demo, clock);
                Path feeds = demo.resolve("feeds.opml");
                Files.writeString(feeds, served.opml(), UTF_8);
                return new Plan(
                    root,
                    demo,
                    home.resolve("servers"),
                    ports,
                    feeds,
                    Optional.empty(),
                    Optional.of(Keys.in(demo)),
                    List.of(
                        "--newswatch.feeds.interval=10s", "--newswatch.feeds.longest-interval=10s"),
                    Map.of("NEWSWATCH_FETCH_ALLOW", "127.0.0.1:" + served.port()),
                    false);
              });
    }
  }

  /**
   * Serves the sample wire alone, for services in other containers, until the process is ended.
   *
   * @param host the name they know it by
   */
  public void wire(String host, int port) throws IOException, InterruptedException {
    Home.open(home);
    try (Wire wire = new Wire()) {
      SampleWire served = wire.startOpen(host, port, home, clock);
      out.printf(
          "The sample wire has %d feeds: http://%s:%d/feeds.opml%n",
          served.feeds().size(), host, served.port());
      new CountDownLatch(1).await();
    }
  }

  /** Prints what runs; exit code 3 where nothing does. */
  public int status() {
    return new StatusCommand(homes(), out, clock).run();
  }

  /** Stops what runs and waits for it. */
  public int down() {
    return new DownCommand(homes(), out).run();
  }

  /** The address of the console that runs; nothing where none does. */
  public Optional<String> console() {
    return homes().stream()
        .flatMap(one -> Running.in(one).stream())
        .map(Running::console)
        .findFirst();
  }

  /** The addresses of Kafka and Elasticsearch as settings of a service; none where none run. */
  public List<String> servers() {
    return homes().stream()
        .flatMap(one -> Running.in(one).stream())
        .map(
            running ->
                running.parts().stream().flatMap(part -> server(part.name(), part.port())).toList())
        .findFirst()
        .orElse(List.of());
  }

  private static Stream<String> server(String part, int port) {
    return switch (part) {
      case "kafka" -> Stream.of("--spring.kafka.bootstrap-servers=127.0.0.1:" + port);
      case "elasticsearch" -> Stream.of("--spring.elasticsearch.uris=http://127.0.0.1:" + port);
      default -> Stream.of();
    };
  }

  /** Makes the start caches that are missing; exit code 1 where one could not be made. */
  public int train() throws IOException {
    return new TrainCommand(root, home, out, clock).run();
  }

  private List<Path> homes() {
    return List.of(home, home.resolve("demo"));
  }

  /** Where people find and edit it; the one that ships is laid there once. */
  private Path shippedFeeds() throws IOException {
    Path feeds = home.resolve("feeds.opml");
    if (!Files.exists(feeds)) {
      try (InputStream shipped = Commands.class.getResourceAsStream("/feeds.opml")) {
        Files.copy(Objects.requireNonNull(shipped), feeds);
      }
    }
    return feeds;
  }
}

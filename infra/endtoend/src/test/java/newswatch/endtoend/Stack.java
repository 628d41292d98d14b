package newswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything together, started by {@code ./newswatch up} in a folder of its own. */
final class Stack implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Pattern CONSOLE =
      Pattern.compile("^http://127\\.0\\.0\\.1:\\d+$", Pattern.MULTILINE);

  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final Map<String, String> environment;
  private final Commands newswatch;
  private Process up;
  private Console console;

  private Stack(Path folder, Map<String, String> environment) throws IOException {
    this.folder = folder;
    this.environment = environment;
    this.newswatch = new Commands(folder.resolve("home"), environment);
    this.up = launched();
    this.console = awaitedConsole();
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param site may be fetched from, every two seconds
   * @param topics a topics file
   */
  static Stack start(FeedSite site, String opml, String topics) throws IOException {
    return start(site.authority(), opml, topics);
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param allowed what may be fetched from, every two seconds
   * @param topics a topics file
   */
  static Stack start(String allowed, String opml, String topics) throws IOException {
    Path folder =
        Files.setPosixFilePermissions(
            Files.createTempDirectory("newswatch-stack"),
            PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("feeds.opml"), opml);
    Files.writeString(folder.resolve("topics.yml"), topics);
    return new Stack(
        folder,
        Map.of(
            "NEWSWATCH_FETCH_ALLOW",
            allowed,
            "NEWSWATCH_FEEDS_INTERVAL",
            "2s",
            "NEWSWATCH_FEEDS_LONGESTINTERVAL",
            "2s",
            "NEWSWATCH_FEEDS_LONGESTPAUSE",
            "4s",
            // They are to disturb nothing, however many there are.
            "NEWSWATCH_CANARY_EVERY",
            "1s",
            // The sites of tests have feeds, and no pages.
            "NEWSWATCH_PAGES_TEASERLENGTH",
            "0"));
  }

  private Process launched() throws IOException {
    return newswatch.start(
        folder.resolve("up.out"),
        "up",
        "--feeds",
        folder.resolve("feeds.opml").toString(),
        "--topics",
        folder.resolve("topics.yml").toString());
  }

  /** The address that the command prints once everything is ready. */
  private Console awaitedConsole() throws IOException {
    Path output = folder.resolve("up.out");
    await()
        .atMost(START)
        .until(() -> !up.isAlive() || CONSOLE.matcher(Files.readString(output)).find());
    Matcher address = CONSOLE.matcher(Files.readString(output));
    assertThat(address.find()).as(Files.readString(output)).isTrue();
    return new Console(address.group());
  }

  /** The same again, in the same home, after whatever ended it. */
  void startAgain() throws IOException {
    up = launched();
    console = awaitedConsole();
  }

  /** Stops it as its user does. */
  void down() throws IOException, InterruptedException {
    assertThat(newswatch.run("down").code()).isZero();
    await().atMost(SOON).until(() -> !up.isAlive());
  }

  /** Kills the supervisor; what it started is expected to end by itself. */
  void killSupervisor() {
    List<ProcessHandle> children = up.descendants().toList();
    assertThat(children).hasSizeGreaterThan(4);
    up.destroyForcibly();
    await().atMost(SOON).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Kills everything in one instant, as a machine that loses its power would. */
  void killAll() {
    List<ProcessHandle> all = Stream.concat(up.descendants(), Stream.of(up.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    await().atMost(SOON).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** What starts parts again that have died. */
  ProcessHandle supervisor() {
    return up.toHandle();
  }

  /** The process of a part, once it has one that is alive. */
  ProcessHandle process(String part) {
    return await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(
            () ->
                parts()
                    .filter(one -> one.get("name").asString().equals(part))
                    .flatMap(one -> ProcessHandle.of(one.get("pid").asLong()).stream())
                    .filter(ProcessHandle::isAlive)
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }

  /** Its broker, for clients. */
  String bootstrapServers() throws IOException {
    return address("kafka");
  }

  private String address(String part) throws IOException {
    return parts()
        .filter(one -> one.get("name").asString().equals(part))
        .map(one -> "127.0.0.1:" + one.get("port").asInt())
        .findFirst()
        .orElseThrow();
  }

  /** Has Elasticsearch forget all articles, and how they are to be kept. */
  void loseIndex() throws IOException, InterruptedException {
    Console node = new Console("http://" + address("elasticsearch"));
    for (String index : node.get("/newswatch-articles-*").propertyNames()) {
      assertThat(node.delete("/" + index)).isEqualTo(200);
    }
    assertThat(node.delete("/_index_template/newswatch-*")).isEqualTo(200);
  }

  private Stream<JsonNode> parts() throws IOException {
    return JSON
        .readTree(Files.readString(folder.resolve("home/running.json")))
        .get("parts")
        .values()
        .stream();
  }

  /**
   * What starts one more instance of a service, as the stack's own runs, on a port of its own.
   *
   * @param part such as {@code ingest}
   */
  List<String> oneMore(String part, int port) {
    ProcessHandle.Info own = process(part).info();
    List<String> command = new ArrayList<>(List.of(own.command().orElseThrow()));
    for (String argument : own.arguments().orElseThrow()) {
      command.add(argument.startsWith("--server.port=") ? "--server.port=" + port : argument);
    }
    return command;
  }

  /** What its services are told by their environment. */
  Map<String, String> environment() {
    return environment;
  }

  /** Whether the supervisor still runs. */
  boolean isUp() {
    return up.isAlive();
  }

  Console console() {
    return console;
  }

  /** Starts another command against it; what it prints goes to the file. */
  Process begin(Path output, String... arguments) throws IOException {
    return newswatch.start(output, arguments);
  }

  /** Runs another command against it. */
  Commands.Ended run(String... arguments) throws IOException, InterruptedException {
    return newswatch.run(arguments);
  }

  /** What it has printed so far. */
  String printed() throws IOException {
    return Files.readString(folder.resolve("up.out"));
  }

  JsonNode search(String query) throws IOException, InterruptedException {
    return console().search(query);
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return console().get(path);
  }

  /** A file beside its home. */
  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
    try {
      newswatch.run("down");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

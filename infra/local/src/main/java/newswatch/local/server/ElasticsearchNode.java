package newswatch.local.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import newswatch.local.process.Launch;
import newswatch.local.process.Program;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One Elasticsearch node on 127.0.0.1, with the analysis plugin and without access control.
 *
 * @param distributions where the distribution is unpacked
 * @param home where its settings and data are kept
 * @param transportPort may differ from start to start, as {@code port} may
 * @param jvm options of its JVM, beside the usual ones; those added by people come after them
 * @param log receives what it prints
 */
public record ElasticsearchNode(
    Servers servers,
    Path distributions,
    Path home,
    int port,
    int transportPort,
    List<String> jvm,
    Path log)
    implements Program {
  /** Of the distribution's own JVM options, those that other choices are made for here. */
  private static final List<String> REPLACED =
      List.of("-XX:+UseG1GC", "-Xlog:gc", "-XX:+HeapDumpOnOutOfMemoryError", "-XX:ErrorFile");

  private static final String MOVE_HOME =
      "set NEWSWATCH_HOME to a folder open to all, such as /var/lib/newswatch";

  public ElasticsearchNode {
    jvm = List.copyOf(jvm);
  }

  @Override
  public String name() {
    return "elasticsearch";
  }

  @Override
  public Launch prepare() throws IOException {
    List<String> drop = Account.drop();
    Account.requireReach(
        Jdk.home(), "install JDK 25 in a folder open to all, such as under /usr/lib/jvm");
    Path unpacked = new Distribution(distributions).of(servers);
    Account.requireReach(unpacked, MOVE_HOME);
    Files.createDirectories(home);
    if (Account.isRoot()) {
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    }
    Account.requireReach(home, MOVE_HOME);
    Path conf = configure(unpacked);
    for (String own : List.of("data", "logs", "tmp")) {
      Account.own(home.resolve(own));
    }
    List<String> command = new ArrayList<>(drop);
    command.addAll(
        List.of(
            unpacked.resolve("bin/elasticsearch").toString(),
            "-Epath.data=" + home.resolve("data"),
            "-Epath.logs=" + home.resolve("logs")));
    return new Launch(
        command,
        Map.of(
            "ES_PATH_CONF", conf.toString(),
            "ES_JAVA_HOME", Jdk.home().toString(),
            "ES_TMPDIR", home.resolve("tmp").toString(),
            "ES_JAVA_OPTS", String.join(" ", Jdk.options("elasticsearch")),
            "CLI_JAVA_OPTS", "-XX:TieredStopAtLevel=1",
            "HOME", home.resolve("tmp").toString()),
        unpacked,
        log);
  }

  /** Somebody else's node may have taken the port meanwhile: this one is known by its data. */
  @Override
  public boolean isReady() {
    String address = "http://127.0.0.1:" + port;
    try {
      return Probe.answers(address + "/_cluster/health?wait_for_status=yellow&timeout=1s")
          && Probe.get(address + "/_nodes/_local/settings?filter_path=**.path.data")
              .map(JsonMapper.shared()::readTree)
              .map(settings -> settings.findValue("data"))
              .filter(data -> data.isArray() ? isOurs(data.path(0)) : isOurs(data))
              .isPresent();
    } catch (JacksonException e) {
      // Not even Elasticsearch.
      return false;
    }
  }

  private boolean isOurs(JsonNode data) {
    return home.resolve("data").toString().equals(data.asString(""));
  }

  @Override
  public Duration startLimit() {
    return Duration.ofMinutes(3);
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(30);
  }

  private Path configure(Path unpacked) throws IOException {
    Path conf = home.resolve("conf");
    Files.createDirectories(conf);
    Files.writeString(conf.resolve("elasticsearch.yml"), settings(), UTF_8);
    Files.writeString(conf.resolve("jvm.options"), jvmOptions(unpacked), UTF_8);
    try (InputStream logging =
        ElasticsearchNode.class.getResourceAsStream("/elasticsearch-log4j2.properties")) {
      Files.copy(
          Objects.requireNonNull(logging),
          conf.resolve("log4j2.properties"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Account.own(conf);
    try (Stream<Path> files = Files.list(conf)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Account.give(file);
      }
    }
    return conf;
  }

  /**
   * Disk limits are absolute: the usual ones are shares, which on a large and well-filled disk stop
   * all writing with many gigabytes to go.
   *
   * <p>Elasticsearch's outermost breaker takes garbage for memory in use, and refuses everything
   * until it is collected; it has the G1 collector collect it, and no other. Here it counts what
   * requests hold instead, as the inner ones do.
   */
  private String settings() {
    return """
    cluster.name: newswatch
    node.name: local
    discovery.type: single-node
    network.host: 127.0.0.1
    http.port: %d
    transport.port: %d
    xpack.security.enabled: false
    indices.breaker.total.use_real_memory: false
    cluster.routing.allocation.disk.watermark.low: 2gb
    cluster.routing.allocation.disk.watermark.high: 1gb
    cluster.routing.allocation.disk.watermark.flood_stage: 500mb
    """
        .formatted(port, transportPort);
  }

  private String jvmOptions(Path unpacked) throws IOException {
    List<String> options = new ArrayList<>();
    for (String line : Files.readAllLines(unpacked.resolve("config/jvm.options"), UTF_8)) {
      if (!line.isBlank() && !line.startsWith("#") && REPLACED.stream().noneMatch(line::contains)) {
        options.add(line);
      }
    }
    options.addAll(
        List.of(
            "-Xms256m",
            "-Xmx512m",
            "-XX:MaxDirectMemorySize=128m",
            "-XX:+UseSerialGC",
            Jdk.QUICK_START,
            "-XX:-AlwaysPreTouch",
            "-XX:ErrorFile=" + home.resolve("logs/hs_err_pid%p.log")));
    options.addAll(jvm);
    return String.join("\n", options) + "\n";
  }
}

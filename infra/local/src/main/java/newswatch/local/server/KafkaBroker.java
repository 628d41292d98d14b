package newswatch.local.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import newswatch.local.cache.StartCache;
import newswatch.local.process.Child;
import newswatch.local.process.ChildLog;
import newswatch.local.process.Launch;
import newswatch.local.process.Program;

/**
 * One Kafka broker that is its own controller, on 127.0.0.1.
 *
 * @param cache is used by its start, or made when it stops
 * @param home where its settings and data are kept
 * @param controllerPort may differ from start to start, as {@code port} may
 * @param log receives what it prints
 */
public record KafkaBroker(
    Servers servers, StartCache cache, Path home, int port, int controllerPort, Path log)
    implements Program {
  /** A record holds 2 MiB; this leaves room for its key, its headers and the batch around it. */
  private static final int LARGEST_BATCH = (2 << 20) + (128 << 10);

  private static final Duration FORMATTING = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public Launch prepare() throws IOException {
    Path data = home.resolve("data");
    Files.createDirectories(data);
    Files.writeString(home.resolve("server.properties"), settings(), UTF_8);
    try (InputStream logging = KafkaBroker.class.getResourceAsStream("/kafka-log4j2.xml")) {
      Files.copy(
          Objects.requireNonNull(logging),
          home.resolve("log4j2.xml"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(data.resolve("meta.properties"))) {
      Child.run(
          launch(
              "kafka.tools.StorageTool",
              List.of(
                  "format",
                  "--standalone",
                  "--cluster-id=" + clusterId(),
                  "-c",
                  "server.properties"),
              List.of(),
              log.resolveSibling("kafka-format.log")),
          FORMATTING);
    }
    return launch(
        "kafka.Kafka", List.of("server.properties"), cache.options(Jdk.options("kafka")), log);
  }

  @Override
  public boolean isReady() {
    return new ChildLog(log).contains("Kafka Server started");
  }

  @Override
  public Duration startLimit() {
    return Duration.ofSeconds(90);
  }

  @Override
  public Duration stopLimit() {
    return cache.training() ? Duration.ofMinutes(2) : Duration.ofSeconds(30);
  }

  private Launch launch(String main, List<String> arguments, List<String> caching, Path output) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Jdk.launcher(),
                "-Xms64m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                Jdk.QUICK_START,
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Dlog4j2.configurationFile=log4j2.xml"));
    command.addAll(caching);
    command.addAll(Jdk.options("kafka"));
    command.addAll(List.of("-cp", servers.kafka() + "/*", main));
    command.addAll(arguments);
    return new Launch(command, Map.of(), home, output);
  }

  /**
   * The folder is given relative to the working directory, because Kafka takes a comma in it for
   * the end of a name. Sessions are short, so that a broker that was killed may come back after two
   * seconds instead of nine. Offsets are kept for a year: a laptop that was shut for a fortnight
   * goes on where it stopped.
   */
  private String settings() {
    return """
    process.roles=broker,controller
    node.id=1
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
    controller.listener.names=CONTROLLER
    controller.quorum.bootstrap.servers=127.0.0.1:%2$d
    log.dirs=data
    broker.session.timeout.ms=2000
    broker.heartbeat.interval.ms=500
    auto.create.topics.enable=false
    default.replication.factor=1
    min.insync.replicas=1
    message.max.bytes=%3$d
    replica.fetch.max.bytes=%3$d
    log.segment.bytes=67108864
    log.index.size.max.bytes=1048576
    log.cleaner.dedupe.buffer.size=4194304
    num.network.threads=2
    num.io.threads=4
    offsets.topic.num.partitions=10
    offsets.topic.replication.factor=1
    offsets.topic.segment.bytes=16777216
    offsets.retention.minutes=525600
    transaction.state.log.num.partitions=10
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.segment.bytes=16777216
    share.coordinator.state.topic.num.partitions=2
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    group.initial.rebalance.delay.ms=0
    """
        .formatted(port, controllerPort, LARGEST_BATCH);
  }

  /** 16 random bytes in the form that Kafka wants them. */
  private static String clusterId() {
    UUID id = UUID.randomUUID();
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}

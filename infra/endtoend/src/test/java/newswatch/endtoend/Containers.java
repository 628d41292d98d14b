package newswatch.endtoend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newswatch.local.process.LocalPort;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.containers.output.WaitingConsumer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.MountableFile;

/** Kafka, Elasticsearch and instances of the services, each a container, in one network. */
final class Containers implements AutoCloseable {
  /** The machine that runs the containers, as they know it. */
  static final String OUTSIDE = "host.docker.internal";

  /**
   * For every JVM: most of these tests is starts, several at once, which take half as long again
   * with the slower compiler.
   */
  static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private static final Duration START = Duration.ofMinutes(5);
  private static final Path KAFKA =
      Path.of(requireNonNull(System.getProperty("newswatch.root")), "infra/deploy/docker/kafka");
  private static final int CONSOLE = 8080;
  private static final int LAST_LINES = 12;

  private final Network network = Network.newNetwork();
  private final List<GenericContainer<?>> all = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();
  private @Nullable GenericContainer<?> elasticsearch;

  /**
   * @param site may be fetched from, every two seconds
   * @param topics a topics file
   */
  Containers(FeedSite site, String opml, String topics) {
    environment.putAll(
        Map.of(
            "JAVA_TOOL_OPTIONS", QUICK_START,
            "SPRING_KAFKA_BOOTSTRAPSERVERS", "kafka:9092",
            "SPRING_ELASTICSEARCH_URIS", "http://elasticsearch:9200",
            "NEWSWATCH_FETCH_ALLOW", site.authority(),
            "NEWSWATCH_FEEDS_INTERVAL", "2s",
            "NEWSWATCH_FEEDS_LONGESTINTERVAL", "2s",
            "NEWSWATCH_FEEDS_LONGESTPAUSE", "4s",
            "NEWSWATCH_PAGES_TEASERLENGTH", "0",
            "NEWSWATCH_CATALOGUE_FEEDSFILE", "/etc/newswatch/feeds.opml",
            "NEWSWATCH_CATALOGUE_TOPICSFILE", "/etc/newswatch/topics.yml"));
    files.put("/etc/newswatch/feeds.opml", opml);
    files.put("/etc/newswatch/topics.yml", topics);
  }

  /** Has services that are started from now on find a file with this content. */
  void give(String path, String content) {
    files.put(path, content);
  }

  /** Has services that are started from now on know a setting. */
  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /** Takes a setting or a file back, by its name or path. */
  void forget(String nameOrPath) {
    environment.remove(nameOrPath);
    files.remove(nameOrPath);
  }

  /**
   * Starts the two servers that the services need, so that they let in nobody but this user;
   * Elasticsearch speaks TLS.
   *
   * @param certificate for {@code elasticsearch}
   */
  void startServersFor(String user, String password, ServerCertificate certificate)
      throws IOException {
    String settings =
        settings().replace("EVENTS:PLAINTEXT", "EVENTS:SASL_PLAINTEXT")
            + """
            sasl.enabled.mechanisms=PLAIN
            sasl.mechanism.inter.broker.protocol=PLAIN
            listener.name.events.plain.sasl.jaas.config=\
            org.apache.kafka.common.security.plain.PlainLoginModule required \
            username="%1$s" password="%2$s" user_%1$s="%2$s";
            """
                .formatted(user, password);
    elasticsearch = elasticsearch(password, certificate);
    Startables.deepStart(kafka(settings), elasticsearch).join();
  }

  /**
   * What Elasticsearch answers to this user.
   *
   * @param request what curl is told beside the address
   */
  String askElasticsearch(String user, String password, String path, String... request)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("curl", "-fsSk", "-u", user + ":" + password, "https://localhost:9200" + path));
    command.addAll(List.of(request));
    Container.ExecResult answer =
        requireNonNull(elasticsearch).execInContainer(command.toArray(String[]::new));
    assertThat(answer.getExitCode()).as(answer.getStderr()).isZero();
    return answer.getStdout();
  }

  private static String settings() throws IOException {
    return Files.readString(KAFKA.resolve("server.properties"));
  }

  private GenericContainer<?> kafka(String settings) {
    return member(
            "apache/kafka:" + requireNonNull(System.getProperty("newswatch.kafka-server.version")))
        .withNetworkAliases("kafka")
        .withCopyFileToContainer(
            MountableFile.forHostPath(KAFKA.resolve("start.sh")), "/etc/newswatch/start.sh")
        .withCopyToContainer(Transferable.of(settings), "/etc/newswatch/server.properties")
        .withEnv("KAFKA_HEAP_OPTS", "-Xms64m -Xmx256m " + QUICK_START)
        .withCommand("bash", "/etc/newswatch/start.sh")
        .waitingFor(logged(".*Kafka Server started.*"));
  }

  private GenericContainer<?> elasticsearch(String password, ServerCertificate certificate) {
    String settings = "/usr/share/elasticsearch/config/";
    return member("newswatch/elasticsearch")
        .withNetworkAliases("elasticsearch")
        .withEnv("discovery.type", "single-node")
        .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m " + QUICK_START)
        .withEnv("CLI_JAVA_OPTS", QUICK_START)
        .withEnv("ELASTIC_PASSWORD", password)
        .withEnv("xpack.security.autoconfiguration.enabled", "false")
        .withEnv("xpack.security.http.ssl.enabled", "true")
        .withEnv("xpack.security.http.ssl.certificate", "http.crt")
        .withEnv("xpack.security.http.ssl.key", "http.key")
        .withCopyToContainer(Transferable.of(certificate.certificate()), settings + "http.crt")
        .withCopyToContainer(Transferable.of(certificate.key()), settings + "http.key")
        .waitingFor(logged(".*\"message\": ?\"started.*"));
  }

  private static WaitStrategy logged(String line) {
    return Wait.forLogMessage(line, 1).withStartupTimeout(START);
  }

  /** Starts one more instance of each service, all at once. */
  Instances startServices() {
    int port = LocalPort.free();
    Instances instances =
        new Instances(
            service("ingest-service"),
            service("classify-service"),
            published(service("search-service"), port),
            new Console("http://127.0.0.1:" + port));
    try {
      Startables.deepStart(instances.ingest(), instances.classify(), instances.search()).join();
    } catch (CompletionException e) {
      throw new AssertionError(
          instances.all().map(Containers::standing).collect(Collectors.joining("; ")), e);
    }
    return instances;
  }

  /** How a container is and what it said last, in one line. */
  private static String standing(GenericContainer<?> container) {
    if (container.getContainerId() == null) {
      return container.getDockerImageName() + " was not made";
    }
    InspectContainerResponse.ContainerState state = container.getCurrentContainerInfo().getState();
    List<String> lines = container.getLogs().lines().toList();
    return "%s is %s, exit code %s, health %s, and said last: %s"
        .formatted(
            container.getDockerImageName(),
            state.getStatus(),
            state.getExitCodeLong(),
            state.getHealth() == null ? "unknown" : state.getHealth().getStatus(),
            String.join(
                " | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
  }

  /** One of each service. */
  record Instances(
      GenericContainer<?> ingest,
      GenericContainer<?> classify,
      GenericContainer<?> search,
      Console console) {
    private Stream<GenericContainer<?>> all() {
      return Stream.of(ingest, classify, search);
    }
  }

  /** Starts an instance that is expected to end, and answers what it printed. */
  String printedByFailing(String service) throws TimeoutException {
    ToStringConsumer printed = new ToStringConsumer();
    WaitingConsumer end = new WaitingConsumer();
    GenericContainer<?> container =
        service(service)
            .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(START))
            .withLogConsumer(printed.andThen(end));
    try {
      container.start();
      throw new AssertionError(service + " has started");
    } catch (ContainerLaunchException e) {
      end.waitUntilEnd(START.toSeconds(), TimeUnit.SECONDS);
      return printed.toUtf8String();
    }
  }

  private GenericContainer<?> service(String name) {
    GenericContainer<?> service =
        member("newswatch/" + name)
            .withEnv(environment)
            .withExtraHost(OUTSIDE, "host-gateway")
            .waitingFor(Wait.forHealthcheck().withStartupTimeout(START));
    files.forEach((path, content) -> service.withCopyToContainer(Transferable.of(content), path));
    return service;
  }

  /** The console is reached as docker-compose.yml publishes it. */
  private static GenericContainer<?> published(GenericContainer<?> search, int port) {
    return search
        .withExposedPorts(CONSOLE)
        .withEnv("SERVER_ADDRESS", "0.0.0.0")
        .withEnv("NEWSWATCH_ACCESS_PUBLISHEDPORT", Integer.toString(port))
        .withCreateContainerCmdModifier(
            container ->
                requireNonNull(container.getHostConfig(), "host config")
                    .withPortBindings(
                        new PortBinding(
                            Ports.Binding.bindIpAndPort("127.0.0.1", port),
                            ExposedPort.tcp(CONSOLE))));
  }

  private GenericContainer<?> member(String image) {
    GenericContainer<?> container =
        new GenericContainer<>(image).withNetwork(network).withLogConsumer(log(image));
    all.add(container);
    return container;
  }

  /** What they print is kept beside the test reports. */
  private static Consumer<OutputFrame> log(String image) {
    Path file =
        Path.of(
            "target", "containers", image.replaceAll("[^a-z-]+", "-") + "-" + UUID.randomUUID());
    return frame -> {
      try {
        Files.createDirectories(file.getParent());
        Files.writeString(
            file, frame.getUtf8String(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** With SIGKILL; it does not come back. */
  static void kill(GenericContainer<?> container) {
    container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void close() {
    all.reversed().forEach(GenericContainer::stop);
    network.close();
  }
}

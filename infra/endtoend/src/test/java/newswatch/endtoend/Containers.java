package newswatch.endtoend;

import static java.util.Objects.requireNonNull;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import newswatch.local.process.LocalPort;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.MountableFile;

/** Kafka, Elasticsearch and instances of the services, each a container, in one network. */
final class Containers implements AutoCloseable {
  /** The machine that runs the containers, as they know it. */
  static final String OUTSIDE = "host.docker.internal";

  private static final Duration START = Duration.ofMinutes(5);
  private static final int CONSOLE = 8080;

  private final Network network = Network.newNetwork();
  private final List<GenericContainer<?>> all = new ArrayList<>();
  private final FeedSite site;
  private final String opml;
  private final String topics;

  /**
   * @param site may be fetched from, every two seconds
   * @param topics a topics file
   */
  Containers(FeedSite site, String opml, String topics) {
    this.site = site;
    this.opml = opml;
    this.topics = topics;
  }

  /** Starts the two servers that the services need. */
  void startServers() {
    GenericContainer<?> kafka =
        member(
                "apache/kafka:"
                    + requireNonNull(System.getProperty("newswatch.kafka-server.version")))
            .withNetworkAliases("kafka")
            .withCopyFileToContainer(
                MountableFile.forHostPath(
                    Path.of(
                        requireNonNull(System.getProperty("newswatch.root")),
                        "infra/deploy/docker/kafka")),
                "/etc/newswatch")
            .withEnv("KAFKA_HEAP_OPTS", "-Xms64m -Xmx256m")
            .withCommand("bash", "/etc/newswatch/start.sh")
            .waitingFor(logged(".*Kafka Server started.*"));
    GenericContainer<?> elasticsearch =
        member("newswatch/elasticsearch")
            .withNetworkAliases("elasticsearch")
            .withEnv("discovery.type", "single-node")
            .withEnv("xpack.security.enabled", "false")
            .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
            .waitingFor(logged(".*\"message\": ?\"started.*"));
    Startables.deepStart(kafka, elasticsearch).join();
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
    Startables.deepStart(instances.ingest(), instances.classify(), instances.search()).join();
    return instances;
  }

  /** One of each service. */
  record Instances(
      GenericContainer<?> ingest,
      GenericContainer<?> classify,
      GenericContainer<?> search,
      Console console) {}

  private GenericContainer<?> service(String name) {
    return member("newswatch/" + name)
        .withEnv(
            Map.of(
                "SPRING_KAFKA_BOOTSTRAPSERVERS", "kafka:9092",
                "SPRING_ELASTICSEARCH_URIS", "http://elasticsearch:9200",
                "NEWSWATCH_FETCH_ALLOW", site.authority(),
                "NEWSWATCH_FEEDS_INTERVAL", "2s",
                "NEWSWATCH_FEEDS_LONGESTPAUSE", "4s",
                "NEWSWATCH_CATALOGUE_FEEDSFILE", "/etc/newswatch/feeds.opml",
                "NEWSWATCH_CATALOGUE_TOPICSFILE", "/etc/newswatch/topics.yml"))
        .withExtraHost(OUTSIDE, "host-gateway")
        .withCopyToContainer(Transferable.of(opml), "/etc/newswatch/feeds.opml")
        .withCopyToContainer(Transferable.of(topics), "/etc/newswatch/topics.yml")
        .waitingFor(Wait.forHealthcheck().withStartupTimeout(START));
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

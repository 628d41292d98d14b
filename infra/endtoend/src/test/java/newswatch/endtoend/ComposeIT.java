package newswatch.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import newswatch.local.process.LocalPort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * {@code docker-compose.yml} as its users run it, with the sample wire. The tests are the chapters
 * of one story and run in order.
 */
@Tag("containers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {
  private static final Duration START = Duration.ofMinutes(6);

  private static final int PORT = LocalPort.free();
  private static final Console CONSOLE = new Console("http://127.0.0.1:" + PORT);
  private static final Compose COMPOSE =
      new Compose(
          "newswatch-compose-it",
          Map.of(
              "JAVA_TOOL_OPTIONS",
              Containers.QUICK_START,
              "NEWSWATCH_KAFKA_HEAP",
              "-Xms64m -Xmx256m " + Containers.QUICK_START,
              "NEWSWATCH_ELASTICSEARCH_HEAP",
              "-Xms512m -Xmx512m " + Containers.QUICK_START,
              "NEWSWATCH_PORT",
              Integer.toString(PORT),
              "NEWSWATCH_WIRE_PORT",
              Integer.toString(LocalPort.free()),
              "NEWSWATCH_FEEDS",
              "./infra/deploy/docker/no-feeds.opml",
              "NEWSWATCH_FEEDS_INTERVAL",
              "5s",
              "NEWSWATCH_FEEDS_LONGESTINTERVAL",
              "5s"));

  @BeforeAll
  static void build() throws Exception {
    Compose.buildImages();
    COMPOSE.run("--profile", "demo", "down", "--volumes");
  }

  @AfterAll
  static void remove() throws Exception {
    COMPOSE.run("--profile", "demo", "down", "--volumes");
  }

  @Test
  @Order(1)
  void upLeadsToASearchHitWithItsTag() throws Exception {
    COMPOSE.run("--profile", "demo", "up", "--detach");

    await().atMost(START).ignoreExceptions().until(() -> total("\"code of conduct\"") > 0);
    JsonNode article = CONSOLE.search("\"code of conduct\"").get("articles").get(0);
    assertThat(article.get("url").asString()).startsWith("http://wire.localhost:8099/");
    assertThat(article.get("topics").get(0).get("evidence")).isNotEmpty();
  }

  @Test
  @Order(2)
  void downAndUpKeepEveryArticle() throws Exception {
    Set<String> before = ids();

    COMPOSE.run("--profile", "demo", "down");
    assertThat(COMPOSE.run("ps", "--all", "--quiet")).isBlank();
    COMPOSE.run("up", "--detach");

    await().atMost(START).ignoreExceptions().until(() -> total("") >= before.size());
    assertThat(ids()).containsAll(before);
  }

  @Test
  @Order(3)
  void killedContainersComeBackByThemselvesWithoutLoss() throws Exception {
    Set<String> before = ids();
    for (String service : List.of("kafka", "elasticsearch", "classify-service", "search-service")) {
      kill(service);
    }
    handIn("Written after the kills");

    await().atMost(START).ignoreExceptions().until(() -> total("\"written after the kills\"") == 1);
    assertThat(ids()).containsAll(before);
  }

  @Test
  @Order(4)
  void nothingButThePublishedPortOfLoopbackIsLetIn() throws Exception {
    assertThat(
            COMPOSE.run(
                "exec",
                "--no-TTY",
                "classify-service",
                "curl",
                "--silent",
                "--header",
                "Host: 127.0.0.1:" + PORT,
                "http://search-service:8080/api/articles"))
        .contains("\"status\":403");
  }

  @Test
  @Order(5)
  void wrongSettingsEndInOneLine() throws Exception {
    assertThat(failing("classify-service", "-e", "SPRING_KAFKA_BOOTSTRAPSERVERS=nowhere:9092"))
        .contains("nowhere:9092")
        .contains("spring.kafka.bootstrap-servers");
    assertThat(failing("search-service", "-e", "SPRING_ELASTICSEARCH_URIS=http://nowhere:9200"))
        .contains("nowhere:9200")
        .contains("spring.elasticsearch.uris");
    assertThat(
            failing(
                "classify-service", "-v", COMPOSE.project() + "_classify:/var/lib/newswatch:ro"))
        .contains("/var/lib/newswatch/classify");
    assertThat(failing("ingest-service", "-e", "NEWSWATCH_FEEDS_INTERVAL=0s")).contains("at least");
    assertThat(readOnly("kafka", "/var/lib/kafka/data"))
        .contains("Kafka cannot write to its volume at /var/lib/kafka/data");
    assertThat(readOnly("elasticsearch", "/usr/share/elasticsearch/data"))
        .contains("Elasticsearch cannot write to its volume at /usr/share/elasticsearch/data");
  }

  /** What a server says of a volume that it cannot write to. */
  private static String readOnly(String server, String folder) throws Exception {
    Compose.Ended ended =
        COMPOSE.end(
            "run",
            "--rm",
            "--no-deps",
            "--no-TTY",
            "-v",
            COMPOSE.project() + "_" + server + ":" + folder + ":ro",
            server);
    assertThat(ended.code()).as(ended.output()).isEqualTo(1);
    return ended.output().lines().toList().getLast();
  }

  /** The one line at level ERROR that a service ends with. */
  private static String failing(String service, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("run", "--rm", "--no-deps", "--no-TTY", "-e", "NEWSWATCH_START_PATIENCE=1s"));
    command.addAll(List.of(options));
    command.add(service);
    Compose.Ended ended = COMPOSE.end(command.toArray(String[]::new));
    assertThat(ended.code()).as(ended.output()).isEqualTo(1);
    List<String> errors = ended.output().lines().filter(line -> line.contains(" ERROR ")).toList();
    assertThat(errors).as(ended.output()).hasSize(1);
    assertThat(ended.output().lines().toList().getLast()).contains(errors.getFirst());
    return errors.getFirst();
  }

  /** From outside its namespace, as the kernel's out-of-memory killer does. */
  private static void kill(String service) throws Exception {
    String container = COMPOSE.run("ps", "--quiet", service).strip();
    long pid = Long.parseLong(inspected(container, "{{.State.Pid}}"));
    Path cgroup = Path.of("/proc", Long.toString(pid), "cgroup");
    assumeTrue(
        Files.exists(cgroup) && Files.readString(cgroup).contains(container),
        "Docker's processes are those of another machine");
    assumeTrue(
        ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false),
        "only root may kill Docker's processes");
    await()
        .atMost(START)
        .until(() -> Integer.parseInt(inspected(container, "{{.RestartCount}}")) > 0);
  }

  private static String inspected(String container, String format) throws IOException {
    Process inspect =
        new ProcessBuilder("docker", "inspect", "--format", format, container).start();
    return new String(inspect.getInputStream().readAllBytes(), UTF_8).strip();
  }

  private static void handIn(String title) {
    await()
        .atMost(START)
        .ignoreExceptions()
        .until(() -> CONSOLE.post("{\"title\":\"%s\"}".formatted(title)) == 202);
  }

  private static Set<String> ids() throws IOException, InterruptedException {
    return CONSOLE.articles("").stream().map(one -> one.get("id").asString()).collect(toSet());
  }

  private static int total(String query) throws IOException, InterruptedException {
    return CONSOLE.search(query).get("total").asInt();
  }
}

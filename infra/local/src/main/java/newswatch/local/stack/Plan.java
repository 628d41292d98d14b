package newswatch.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import newswatch.local.process.Program;
import newswatch.local.server.ElasticsearchNode;
import newswatch.local.server.KafkaBroker;
import newswatch.local.server.Servers;

/**
 * What a stack is made of.
 *
 * @param root the project, which holds the services' jars
 * @param home keeps the state and the logs
 * @param distributions keeps the unpacked Elasticsearch
 * @param feeds the file of feeds
 * @param topics the file of topics; without it the services use their own
 * @param keys the file of keys that credentials are sealed with; without it there can be none
 * @param ingestArguments more for ingest
 * @param environment for the services
 * @param training whether start caches are made that are missing
 */
record Plan(
    Path root,
    Path home,
    Path distributions,
    Ports ports,
    Path feeds,
    Optional<Path> topics,
    Optional<Path> keys,
    List<String> ingestArguments,
    Map<String, String> environment,
    boolean training) {
  private static final String KEY_FILE = "--newswatch.key.file=";

  Plan {
    ingestArguments = List.copyOf(ingestArguments);
    environment = Map.copyOf(environment);
  }

  Path logs() {
    return home.resolve("logs");
  }

  List<Program> servers() {
    Servers built = Servers.built();
    return List.of(
        new KafkaBroker(
            built,
            built.kafkaCache(training && !built.kafkaCache(false).fits()),
            home.resolve("kafka"),
            ports.kafka(),
            ports.controller(),
            log("kafka")),
        new ElasticsearchNode(
            built,
            distributions,
            home.resolve("elasticsearch"),
            ports.elasticsearch(),
            ports.transport(),
            List.of(),
            log("elasticsearch")));
  }

  List<Program> services() {
    return List.of(ingest(), classify(), search());
  }

  /** The services that have no start cache that fits. */
  List<String> uncached() {
    return Stream.of("ingest", "classify", "search")
        .filter(name -> !jar(name).cache().fits())
        .toList();
  }

  private Service ingest() {
    List<String> arguments = new ArrayList<>(common(ports.ingest()));
    keys.ifPresent(file -> arguments.add(KEY_FILE + file));
    arguments.addAll(ingestArguments);
    return service("ingest", 320, ports.ingest(), ports.ingest(), arguments);
  }

  private Service classify() {
    List<String> arguments = new ArrayList<>(common(ports.classify()));
    arguments.add("--newswatch.state.folder=" + home.resolve("classify"));
    return service("classify", 256, ports.classify(), ports.classify(), arguments);
  }

  private Service search() {
    List<String> arguments = new ArrayList<>(common(ports.console()));
    arguments.add("--management.server.port=" + ports.management());
    arguments.add("--management.server.address=127.0.0.1");
    arguments.add("--spring.elasticsearch.uris=http://127.0.0.1:" + ports.elasticsearch());
    arguments.add("--newswatch.catalogue.feeds-file=" + feeds);
    topics.ifPresent(file -> arguments.add("--newswatch.catalogue.topics-file=" + file));
    keys.ifPresent(file -> arguments.add(KEY_FILE + file));
    return service("search", 256, ports.console(), ports.management(), arguments);
  }

  private List<String> common(int port) {
    return List.of(
        "--spring.kafka.bootstrap-servers=127.0.0.1:" + ports.kafka(),
        "--server.port=" + port,
        "--server.address=127.0.0.1");
  }

  private Service service(
      String name, int megabytes, int port, int healthPort, List<String> arguments) {
    return new Service(
        name, jar(name), home, megabytes, port, healthPort, arguments, environment, log(name));
  }

  private ServiceJar jar(String name) {
    Path built = root.resolve(name + "-service/target/" + name + "-service.jar");
    return training ? ServiceJar.inTraining(built) : ServiceJar.of(built);
  }

  private Path log(String name) {
    return logs().resolve(name + ".log");
  }
}

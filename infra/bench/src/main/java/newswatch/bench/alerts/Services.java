package newswatch.bench.alerts;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import newswatch.bench.process.ProcessUse;
import newswatch.bench.process.ServiceProcess;
import newswatch.events.EventJson;
import newswatch.local.process.LocalPort;
import newswatch.local.server.LocalElasticsearch;
import newswatch.local.server.LocalKafka;

/** The three services and a node, all set up anew, as {@code ./newswatch up} starts them. */
final class Services implements AutoCloseable {
  private static final String LOOPBACK = "--server.address=127.0.0.1";
  private static final double MEGABYTE = 1024 * 1024;

  private final LocalKafka kafka;
  private final LocalElasticsearch elasticsearch;
  private final List<ServiceProcess> started = new ArrayList<>();
  private final int console = LocalPort.free();

  /**
   * What a service took of the memory, in megabytes.
   *
   * @param resident at most
   * @param heap the fullest that its heap was found
   * @param kept what the heap holds at the end that somebody still needs
   */
  record Memory(long resident, long heap, long kept) {}

  private Services(LocalKafka kafka, LocalElasticsearch elasticsearch) {
    this.kafka = kafka;
    this.elasticsearch = elasticsearch;
  }

  /** Starts them with these topics and waits until they are ready. */
  static Services start(Path root, Path folder, LocalKafka kafka, Wants wants) throws IOException {
    Services services = new Services(kafka, LocalElasticsearch.temporary());
    try {
      services.start(root, folder, wants);
      return services;
    } catch (IOException | RuntimeException e) {
      services.close();
      throw e;
    }
  }

  private void start(Path root, Path folder, Wants wants) throws IOException {
    Files.createDirectories(folder);
    String broker = "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers();
    int ingest = LocalPort.free();
    started.add(
        ServiceProcess.start(
            root,
            folder,
            new ServiceProcess.Start(
                "ingest",
                320,
                ingest,
                List.of(
                    broker,
                    LOOPBACK,
                    "--server.port=" + ingest,
                    // The shortest there is, whatever a feed's habit.
                    "--newswatch.feeds.interval=1s",
                    "--newswatch.feeds.shortest-interval=1s",
                    "--newswatch.feeds.longest-interval=1s"),
                Map.of("NEWSWATCH_FETCH_ALLOW", ChangingFeeds.BLOCK))));
    int classify = LocalPort.free();
    started.add(
        ServiceProcess.start(
            root,
            folder,
            new ServiceProcess.Start(
                "classify",
                256,
                classify,
                List.of(
                    broker,
                    LOOPBACK,
                    "--server.port=" + classify,
                    "--newswatch.state.folder=" + folder.resolve("state")),
                Map.of())));
    Path topics = folder.resolve("topics.yaml");
    // JSON is YAML, too.
    Files.write(topics, EventJson.write(Map.of("topics", wants.topicsFile())));
    int management = LocalPort.free();
    started.add(
        ServiceProcess.start(
            root,
            folder,
            new ServiceProcess.Start(
                "search",
                256,
                management,
                List.of(
                    broker,
                    LOOPBACK,
                    "--server.port=" + console,
                    "--management.server.port=" + management,
                    "--management.server.address=127.0.0.1",
                    "--spring.elasticsearch.uris=" + elasticsearch.uri(),
                    "--newswatch.catalogue.topics-file=" + topics,
                    "--newswatch.key.make=true",
                    "--newswatch.key.file=" + folder.resolve("keys"),
                    "--newswatch.delivery.allow=" + Hooks.BLOCK),
                Map.of("NEWSWATCH_FETCH_ALLOW", ChangingFeeds.BLOCK))));
  }

  /** Where the API answers. */
  URI api() {
    return URI.create("http://127.0.0.1:" + console);
  }

  /** Processor time so far, in seconds, by who used it; that of the harness, too. */
  Map<String, Double> cpuSeconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    started.forEach(service -> seconds.put(service.name(), ProcessUse.cpuSeconds(service.pid())));
    seconds.put("kafka", ProcessUse.cpuSeconds(kafka.pid()));
    seconds.put("elasticsearch", ProcessUse.cpuSeconds(elasticsearch.pid()));
    seconds.put("harness", ProcessUse.ownCpuSeconds());
    return seconds;
  }

  Map<String, Memory> memory() throws IOException {
    Map<String, Memory> memory = new LinkedHashMap<>();
    for (ServiceProcess service : started) {
      memory.put(
          service.name(),
          new Memory(
              Math.round(ProcessUse.peakResidentBytes(service.pid()) / MEGABYTE),
              service.peakHeapMegabytes(),
              service.keptHeapMegabytes()));
    }
    return memory;
  }

  void requireAlive() {
    started.forEach(ServiceProcess::requireAlive);
  }

  @Override
  public void close() {
    started.reversed().forEach(ServiceProcess::close);
    elasticsearch.close();
  }
}

package newswatch.search.index;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.CommonStatsFlag;
import co.elastic.clients.elasticsearch._types.StoreStats;
import co.elastic.clients.elasticsearch.cluster.GetClusterSettingsResponse;
import co.elastic.clients.elasticsearch.indices.stats.IndexStats;
import co.elastic.clients.elasticsearch.indices.stats.IndicesStats;
import co.elastic.clients.elasticsearch.nodes.stats.NodeStatsMetric;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import newswatch.search.index.DiskMark.Disk;
import newswatch.search.index.Retention.Kept;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks after the room that the index takes: removes months that are kept no longer, and tells
 * before a disk is full. Several instances may do so at once.
 *
 * <p>{@code newswatch.index.disk.used} is the used share of the fullest node's disk, from 0 to 1;
 * not a number until it is known.
 */
@Component
@EnableConfigurationProperties(IndexProperties.class)
public final class IndexKeeping implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(IndexKeeping.class);
  private static final double GIGABYTE = 1024.0 * 1024 * 1024;

  private final ElasticsearchClient client;
  private final IndexProperties properties;
  private final Retention retention;
  private final InstantSource clock;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("index-keeping").factory());
  private volatile double diskUsed = Double.NaN;
  private volatile @Nullable String problem;
  private volatile boolean running;

  IndexKeeping(
      ElasticsearchClient client,
      IndexProperties properties,
      InstantSource clock,
      MeterRegistry meters) {
    this.client = client;
    this.properties = properties;
    this.retention = new Retention(properties);
    this.clock = clock;
    Gauge.builder("newswatch.index.disk.used", () -> diskUsed).register(meters);
  }

  /** What somebody should do something about; empty while there is nothing. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public void start() {
    running = true;
    long every = properties.checkEvery().toMillis();
    ScheduledFuture<?> _ = looking.scheduleWithFixedDelay(this::look, 0, every, MILLISECONDS);
  }

  private void look() {
    try {
      lookAtDisks();
      if (retention.isLimited()) {
        remove(retention.expired(kept(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
      }
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("reason", e.toString()).log("the index was not looked after");
    }
  }

  private void lookAtDisks() {
    List<Disk> disks = disks();
    diskUsed = disks.stream().mapToDouble(Disk::used).max().orElse(Double.NaN);
    DiskMark mark = DiskMark.of(settings());
    String before = problem;
    problem =
        disks.stream().filter(mark::isPassed).findFirst().map(IndexKeeping::told).orElse(null);
    if (problem != null && before == null) {
      LOG.atWarn().log(problem);
    }
  }

  private static String told(Disk disk) {
    return ("elasticsearch: a disk has %.1f GB left and is nearly full; at its flood stage no article"
            + " is stored any more. Make room, or have old months removed by"
            + " newswatch.index.keep-for or newswatch.index.keep-size")
        .formatted(disk.free() / GIGABYTE);
  }

  private List<Disk> disks() {
    return Answers.ask(() -> client.nodes().stats(of -> of.metric(NodeStatsMetric.Fs)))
        .nodes()
        .values()
        .stream()
        .map(node -> node.fs() == null ? null : node.fs().total())
        .flatMap(
            total ->
                total == null
                    ? Stream.empty()
                    : Stream.ofNullable(Disk.of(total.totalInBytes(), total.availableInBytes())))
        .toList();
  }

  private Map<String, String> settings() {
    GetClusterSettingsResponse answer =
        Answers.ask(
            () -> client.cluster().getSettings(of -> of.includeDefaults(true).flatSettings(true)));
    Map<String, String> settings = new HashMap<>();
    Stream.of(answer.defaults(), answer.persistent(), answer.transient_())
        .forEach(
            each ->
                Stream.of(DiskMark.LOW, DiskMark.HEADROOM)
                    .filter(each::containsKey)
                    .forEach(
                        name ->
                            settings.put(name, requireNonNull(each.get(name)).to(String.class))));
    return settings;
  }

  private List<Kept> kept() {
    return Answers.ask(
            () ->
                client.indices().stats(of -> of.index("newswatch-*").metric(CommonStatsFlag.Store)))
        .indices()
        .entrySet()
        .stream()
        .map(index -> new Kept(index.getKey(), bytes(index.getValue())))
        .toList();
  }

  private static long bytes(IndicesStats index) {
    IndexStats all = index.total();
    StoreStats store = all == null ? null : all.store();
    return store == null ? 0 : store.sizeInBytes();
  }

  private void remove(List<String> indices) {
    for (String index : indices) {
      Answers.ask(() -> client.indices().delete(of -> of.index(index).ignoreUnavailable(true)));
      LOG.atInfo().addKeyValue("index", index).log("month removed, which is kept no longer");
    }
  }

  @Override
  public void stop() {
    running = false;
    looking.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}

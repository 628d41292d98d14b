package newswatch.search.index;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.CommonStatsFlag;
import co.elastic.clients.elasticsearch._types.StoreStats;
import co.elastic.clients.elasticsearch.indices.stats.IndexStats;
import co.elastic.clients.elasticsearch.indices.stats.IndicesStats;
import co.elastic.clients.elasticsearch.nodes.FileSystem;
import co.elastic.clients.elasticsearch.nodes.FileSystemTotal;
import co.elastic.clients.elasticsearch.nodes.stats.NodeStatsMetric;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.DoubleStream;
import newswatch.search.index.Retention.Kept;
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

  private final ElasticsearchClient client;
  private final IndexProperties properties;
  private final Retention retention;
  private final InstantSource clock;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("index-keeping").factory());
  private volatile double diskUsed = Double.NaN;
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
    double used = diskUsed;
    return used >= properties.diskAlarm()
        ? Optional.of(
            ("elasticsearch: a disk is %.0f %% full, and at 95 %% no article can be stored any more:"
                    + " make room, or have old months removed by newswatch.index.keep-for or keep-size")
                .formatted(100 * used))
        : Optional.empty();
  }

  @Override
  public void start() {
    running = true;
    long every = properties.checkEvery().toMillis();
    ScheduledFuture<?> _ = looking.scheduleWithFixedDelay(this::look, 0, every, MILLISECONDS);
  }

  private void look() {
    try {
      boolean quiet = problem().isEmpty();
      diskUsed = askDiskUsed();
      if (quiet) {
        problem().ifPresent(problem -> LOG.atWarn().log(problem));
      }
      if (retention.isLimited()) {
        remove(retention.expired(kept(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
      }
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("reason", e.toString()).log("the index was not looked after");
    }
  }

  private double askDiskUsed() {
    return Answers.ask(() -> client.nodes().stats(of -> of.metric(NodeStatsMetric.Fs)))
        .nodes()
        .values()
        .stream()
        .flatMapToDouble(node -> node.fs() == null ? DoubleStream.empty() : used(node.fs()))
        .max()
        .orElse(Double.NaN);
  }

  private static DoubleStream used(FileSystem disk) {
    FileSystemTotal total = disk.total();
    return total == null || total.totalInBytes() == null || total.availableInBytes() == null
        ? DoubleStream.empty()
        : DoubleStream.of(1 - total.availableInBytes() / (double) total.totalInBytes());
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

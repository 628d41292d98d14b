package newswatch.search;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import newswatch.events.AlertRaised;
import newswatch.search.catalogue.Unpublished;
import newswatch.search.channel.Leadership;
import newswatch.search.channel.RaisingChannel;
import newswatch.search.delivery.RaisedAlerts;
import newswatch.search.habit.ChangeProperties;
import newswatch.search.habit.TopicWatch;
import newswatch.search.index.IndexUnavailable;
import newswatch.search.status.KafkaAway;
import newswatch.search.status.Reader;
import newswatch.search.status.Status;
import newswatch.search.status.Statuses;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Goes round the topics every few minutes, where this instance leads: what changed is raised as any
 * other alert. It alone of what alerts needs Elasticsearch; while that is away nothing is found,
 * and what lasts is found afterwards.
 */
@Component
@EnableConfigurationProperties(ChangeProperties.class)
final class ChangeRounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeRounds.class);

  /** So many records on their way make no hour look silent. */
  private static final long MOST_LAG = 500;

  private static final String LATE = "late";

  private final Leadership leadership;
  private final TopicWatch watch;
  private final RaisingChannel raising;
  private final RaisedAlerts raised;
  private final Statuses statuses;
  private final ChangeProperties properties;
  private final InstantSource clock;
  private volatile @Nullable ScheduledExecutorService rounds;

  /**
   * @param alerts is started before: by then it is known what was raised
   */
  ChangeRounds(
      Leadership leadership,
      TopicWatch watch,
      RaisingChannel raising,
      RaisedAlerts raised,
      Statuses statuses,
      ChangeProperties properties,
      InstantSource clock,
      AlertStart alerts) {
    this.leadership = leadership;
    this.watch = watch;
    this.raising = raising;
    this.raised = raised;
    this.statuses = statuses;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void start() {
    ScheduledExecutorService starting =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("topic-changes").factory());
    rounds = starting;
    if (!properties.every().isZero()) {
      leadership.stand();
      long every = properties.every().toMillis();
      var _ = starting.scheduleWithFixedDelay(this::go, every, every, TimeUnit.MILLISECONDS);
    }
  }

  /** A round that threw would be the last. */
  private void go() {
    if (!leadership.isOurs()) {
      return;
    }
    try {
      List<AlertRaised> found =
          watch.look(clock.instant(), isCaughtUp(statuses.now()), raised::holds);
      if (!found.isEmpty()) {
        raising.raise(found);
      }
    } catch (IndexUnavailable | KafkaAway | Unpublished e) {
      LOG.atWarn()
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("retriedAfter", properties.every())
          .log("changes of topics are not looked for");
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("changes of topics are not looked for, by a fault of ours");
    }
  }

  /**
   * Whether what came is indexed. Few records may be all that came for hours, where nobody reads
   * them: so services are to be there, and canaries to arrive. Only ingest-service may be away: its
   * feeds are overdue then, and what looks like silence is told as blindness.
   */
  static boolean isCaughtUp(Status status) {
    Map<String, Integer> instances =
        status.services().stream()
            .collect(Collectors.toMap(Status.Service::name, Status.Service::instances));
    boolean ingesting = instances.getOrDefault(Reader.INGEST.service(), 0) > 0;
    return status.services().stream().mapToLong(Status.Service::lag).sum() <= MOST_LAG
        && instances.getOrDefault(Reader.CLASSIFY.service(), 0) > 0
        && instances.getOrDefault(Reader.SEARCH.service(), 0) > 0
        && !(ingesting && status.canary().state().equals(LATE));
  }

  @Override
  public void stop() {
    ScheduledExecutorService ending = rounds;
    if (ending != null) {
      rounds = null;
      ending.shutdownNow();
      leadership.leave();
    }
  }

  @Override
  public boolean isRunning() {
    return rounds != null;
  }
}

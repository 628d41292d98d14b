package newswatch.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import newswatch.events.Channel;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.ingest.channel.FeedChannel;
import newswatch.ingest.channel.FeedOwner;
import newswatch.ingest.feed.FeedProperties;
import newswatch.ingest.feed.Schedule;
import newswatch.ingest.feed.Turn;
import newswatch.ingest.feed.WatchedFeeds;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Goes the rounds: takes the feeds that this instance owns, and sends each through the {@link
 * FeedWalk} when it is due, a bounded number at a time.
 */
@Component
final class FeedRounds implements SmartLifecycle, FeedOwner {
  private static final Logger LOG = LoggerFactory.getLogger(FeedRounds.class);
  private static final Duration TICK = Duration.ofMillis(200);

  /** A fetch cut off is made again; what is being published takes less than a second. */
  private static final Duration PARTING = Duration.ofSeconds(5);

  private final FeedChannel channel;
  private final WatchedFeeds feeds;
  private final FeedWalk walk;
  private final Schedule schedule;
  private final InstantSource clock;
  private final Semaphore free;
  private volatile @Nullable Round round;

  /** What runs while the rounds are gone. */
  private record Round(
      KafkaMessageListenerContainer<String, byte[]> feeds,
      ExecutorService polls,
      ScheduledExecutorService clockwork,
      ScheduledFuture<?> ticks) {}

  FeedRounds(
      FeedChannel channel,
      WatchedFeeds feeds,
      FeedWalk walk,
      Schedule schedule,
      FeedProperties properties,
      InstantSource clock) {
    this.channel = channel;
    this.feeds = feeds;
    this.walk = walk;
    this.schedule = schedule;
    this.clock = clock;
    this.free = new Semaphore(properties.concurrency());
  }

  @Override
  public void start() {
    ExecutorService polls =
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("feed-poll-", 0).factory());
    ScheduledExecutorService clockwork =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("feed-rounds").factory());
    ScheduledFuture<?> ticks =
        clockwork.scheduleWithFixedDelay(
            () -> pollDue(polls), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    round = new Round(channel.follow(this), polls, clockwork, ticks);
  }

  private void pollDue(ExecutorService polls) {
    try {
      for (Turn turn : feeds.takeDue(clock.instant(), free.availablePermits())) {
        free.acquireUninterruptibly();
        polls.execute(() -> poll(turn));
      }
    } catch (RejectedExecutionException _) {
      LOG.atDebug().log("a feed fell due while the rounds ended");
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("feeds could not be taken, which is a fault of ours");
    }
  }

  private void poll(Turn turn) {
    try {
      walk.poll(turn);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.atError()
          .addKeyValue("feedId", turn.feed().id())
          .setCause(e)
          .log("feed could not be polled, which is a fault of ours");
      feeds.postpone(turn, schedule.afterFailure(clock.instant(), 1, null));
    } finally {
      free.release();
    }
  }

  @Override
  public void own(int partition, List<FeedStatus> known) {
    known.forEach(feeds::remember);
  }

  @Override
  public void define(Feed feed) {
    FeedStatus known = feeds.status(feed.id());
    feeds.watch(feed, known == null ? clock.instant() : schedule.resumed(clock.instant(), known));
  }

  @Override
  public void remove(FeedId id) {
    feeds.unwatch(id);
  }

  @Override
  public void disown(int partition) {
    feeds.release(id -> id.partition(Channel.FEEDS.partitions()) == partition);
  }

  @Override
  public void stop() {
    Round ending = round;
    if (ending != null) {
      round = null;
      ending.ticks().cancel(false);
      ending.clockwork().shutdown();
      finish(ending.polls());
      ending.feeds().stop();
    }
  }

  private static void finish(ExecutorService polls) {
    polls.shutdown();
    try {
      if (!polls.awaitTermination(PARTING.toMillis(), TimeUnit.MILLISECONDS)) {
        polls.shutdownNow();
      }
    } catch (InterruptedException e) {
      polls.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return round != null;
  }
}

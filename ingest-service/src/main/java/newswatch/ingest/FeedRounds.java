package newswatch.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import newswatch.events.Channel;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.events.PageWatch;
import newswatch.ingest.channel.FeedChannel;
import newswatch.ingest.channel.FeedOwner;
import newswatch.ingest.feed.FeedProperties;
import newswatch.ingest.feed.Schedule;
import newswatch.ingest.feed.WatchedFeeds;
import newswatch.ingest.look.WatchedPages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Goes the rounds: takes the feeds that this instance owns, and sends each through the {@link
 * FeedWalk} when it is due, a bounded number at a time.
 */
@Component
final class FeedRounds implements SmartLifecycle, FeedOwner {
  /** A fetch cut off is made again; what is being published takes less than a second. */
  private static final Duration PARTING = Duration.ofSeconds(5);

  private final FeedChannel channel;
  private final WatchedFeeds feeds;
  private final WatchedPages pages;
  private final GapRepairs repairs;
  private final Schedule schedule;
  private final InstantSource clock;
  private final DuePolls due;
  private volatile @Nullable Round round;

  /** What runs while the rounds are gone. */
  private record Round(
      KafkaMessageListenerContainer<String, byte[]> feeds,
      ExecutorService polls,
      Thread clockwork) {}

  FeedRounds(
      FeedChannel channel,
      WatchedFeeds feeds,
      WatchedPages pages,
      GapRepairs repairs,
      FeedWalk walk,
      Schedule schedule,
      FeedProperties properties,
      InstantSource clock) {
    this.channel = channel;
    this.feeds = feeds;
    this.pages = pages;
    this.repairs = repairs;
    this.schedule = schedule;
    this.clock = clock;
    this.due = new DuePolls(feeds, walk::poll, schedule, clock, properties.concurrency());
  }

  @Override
  public void start() {
    ExecutorService polls =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("feed-poll-", 0).factory());
    Thread clockwork = Thread.ofPlatform().name("feed-rounds").start(() -> go(polls));
    round = new Round(channel.follow(this), polls, clockwork);
  }

  private void go(ExecutorService polls) {
    try {
      while (true) {
        due.send(polls);
        due.await();
      }
    } catch (InterruptedException _) {
      // The rounds end.
    }
  }

  @Override
  public void own(int partition, List<FeedStatus> known, List<PageWatch> watched) {
    known.forEach(feeds::remember);
    watched.forEach(pages::watch);
  }

  @Override
  public void define(Feed feed) {
    FeedStatus known = feeds.status(feed.id());
    feeds.watch(feed, known == null ? clock.instant() : schedule.resumed(clock.instant(), known));
  }

  @Override
  public void remove(FeedId id) {
    feeds.unwatch(id);
    repairs.release(id::equals);
  }

  @Override
  public void disown(int partition) {
    Predicate<FeedId> lost = id -> id.partition(Channel.FEEDS.partitions()) == partition;
    feeds.release(lost);
    pages.release(lost);
    repairs.release(lost);
  }

  @Override
  public void stop() {
    Round ending = round;
    if (ending != null) {
      round = null;
      ending.clockwork().interrupt();
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

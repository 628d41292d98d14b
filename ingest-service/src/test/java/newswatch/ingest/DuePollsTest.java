package newswatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.ingest.feed.FeedProperties;
import newswatch.ingest.feed.FeedSettings;
import newswatch.ingest.feed.Schedule;
import newswatch.ingest.feed.Turn;
import newswatch.ingest.feed.WatchedFeeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuePollsTest {
  private static final URI URL = URI.create("https://a.example/rss");
  private static final Feed FEED =
      new Feed(FeedId.ofAddress(URL), URL, null, List.of(), false, null, false);
  private static final FeedProperties PROPERTIES =
      FeedSettings.of(Duration.ofMinutes(1), Duration.ofHours(1));
  private static final Schedule SCHEDULE = new Schedule(PROPERTIES, new Random(1));

  private final WatchedFeeds feeds = new WatchedFeeds(PROPERTIES);
  private final List<Turn> polled = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");

  @BeforeEach
  void watch() {
    feeds.watch(FEED, now);
  }

  @Test
  void errorInAPollEndsItsTurnAndGivesItsPermitBack() {
    DuePolls due =
        due(
            turn -> {
              polled.add(turn);
              throw new OutOfMemoryError("the test's");
            });
    due.send(Runnable::run);
    later();
    due.send(Runnable::run);
    assertThat(polled).hasSize(2);
  }

  @Test
  void pollThatCannotBeStartedEndsItsTurnAndGivesItsPermitBack() {
    DuePolls due = due(polled::add);
    due.send(
        _ -> {
          throw new OutOfMemoryError("no thread");
        });
    later();
    due.send(
        _ -> {
          throw new RejectedExecutionException();
        });
    later();
    due.send(Runnable::run);
    assertThat(polled).hasSize(1);
  }

  @Test
  void errorBeforeAnyTurnIsTakenLeavesTheFeedsDue() {
    Executor direct = Runnable::run;
    DuePolls broken =
        new DuePolls(
            feeds,
            polled::add,
            SCHEDULE,
            () -> {
              throw new OutOfMemoryError("the test's");
            },
            1);
    broken.send(direct);
    due(polled::add).send(direct);
    assertThat(polled).hasSize(1);
  }

  private DuePolls due(Consumer<Turn> poll) {
    return new DuePolls(feeds, poll, SCHEDULE, () -> now, 1);
  }

  private void later() {
    now = now.plus(Duration.ofHours(2));
  }
}

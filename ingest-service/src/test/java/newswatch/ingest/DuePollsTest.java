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
  private static final FeedProperties PROPERTIES =
      FeedSettings.of(Duration.ofMinutes(1), Duration.ofHours(1));
  private static final Schedule SCHEDULE = new Schedule(PROPERTIES, new Random(1));

  private final WatchedFeeds feeds = new WatchedFeeds(PROPERTIES);
  private final List<Turn> polled = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");

  @BeforeEach
  void watchOne() {
    watch("https://a.example/rss");
  }

  private void watch(String address) {
    URI url = URI.create(address);
    feeds.watch(new Feed(FeedId.ofAddress(url), url, null, List.of(), false, null, false), now);
  }

  @Test
  void errorInAPollEndsItsTurnAndGivesItsPermitBack() {
    DuePolls due =
        due(
            (turn, _) -> {
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
    DuePolls due = due((turn, _) -> polled.add(turn));
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
  void turnThatIsBriefMakesRoomForOneOtherBeforeItEnds() {
    watch("https://b.example/rss");
    watch("https://c.example/rss");
    List<Integer> begun = new ArrayList<>();
    List<DuePolls> rounds = new ArrayList<>();
    rounds.add(
        due(
            (turn, progress) -> {
              polled.add(turn);
              if (polled.size() == 1) {
                progress.brief();
                progress.brief();
              }
              rounds.getFirst().send(Runnable::run);
              begun.add(polled.size());
            }));
    rounds.getFirst().send(Runnable::run);
    assertThat(begun).as("the second, with no room left, and the first").containsExactly(2, 2);
    rounds.getFirst().send(Runnable::run);
    assertThat(polled).hasSize(3);
  }

  @Test
  void onlySoManyThatAreBriefWaitToBeRecorded() {
    for (String host : List.of("b", "c", "d", "e", "f")) {
      watch("https://%s.example/rss".formatted(host));
    }
    List<DuePolls> rounds = new ArrayList<>();
    List<Integer> begun = new ArrayList<>();
    rounds.add(
        due(
            (turn, progress) -> {
              polled.add(turn);
              progress.brief();
              rounds.getFirst().send(Runnable::run);
              begun.add(polled.size());
            }));
    rounds.getFirst().send(Runnable::run);
    assertThat(begun.getFirst()).as("when the last that could begin looked for more").isEqualTo(4);
  }

  @Test
  void hostHasRoomForAnotherOnceItHasAnswered() {
    for (int i = 0; i < 4; i++) {
      watch("https://a.example/" + i);
    }
    List<Integer> underWay = new ArrayList<>();
    List<DuePolls> rounds = new ArrayList<>();
    rounds.add(
        new DuePolls(
            feeds,
            (turn, progress) -> {
              polled.add(turn);
              if (polled.size() <= 2) {
                progress.answered();
              }
              now = now.plus(PROPERTIES.hostDelay());
              rounds.getFirst().send(Runnable::run);
              underWay.add(polled.size());
            },
            SCHEDULE,
            () -> now,
            9));
    rounds.getFirst().send(Runnable::run);
    assertThat(underWay.getFirst())
        .as("two that have answered and as many as the host may be asked at once")
        .isEqualTo(2 + PROPERTIES.hostConcurrency());
  }

  @Test
  void errorBeforeAnyTurnIsTakenLeavesTheFeedsDue() {
    Executor direct = Runnable::run;
    DuePolls broken =
        new DuePolls(
            feeds,
            (turn, _) -> polled.add(turn),
            SCHEDULE,
            () -> {
              throw new OutOfMemoryError("the test's");
            },
            1);
    broken.send(direct);
    due((turn, _) -> polled.add(turn)).send(direct);
    assertThat(polled).hasSize(1);
  }

  private DuePolls due(DuePolls.Polling polling) {
    return new DuePolls(feeds, polling, SCHEDULE, () -> now, 1);
  }

  private void later() {
    now = now.plus(Duration.ofHours(2));
  }
}

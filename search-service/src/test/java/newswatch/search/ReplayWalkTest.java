package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import newswatch.events.Channel;
import newswatch.search.index.IndexUnavailable;
import newswatch.search.replay.Archive;
import newswatch.search.replay.Backlog;
import newswatch.search.replay.Renewal;
import newswatch.search.replay.ReplayOptions;
import newswatch.search.replay.Report;
import newswatch.search.replay.Run;
import newswatch.search.replay.Services;
import newswatch.search.replay.Stretch;
import newswatch.search.status.KafkaAway;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayWalkTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
  private static final Run ALL = new Run(null, Map.of(0, Stretch.of(0, 100)));

  private final Clock clock = new Clock();
  private final FakeArchive archive = new FakeArchive();
  private final FakeServices services = new FakeServices();
  private final FakeRenewal renewal = new FakeRenewal();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void allIsSentAndFound() {
    assertThat(run(null)).isZero();
    assertThat(out.toString(UTF_8)).contains("Judged 100 sightings again", "they can be found");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void whileClassifyServiceIsAwayItWaitsAndGoesOnAfterwards() {
    services.stuck = new Backlog(0, 46, 0);
    services.stuckUntil = Duration.ofMinutes(10);

    assertThat(run(null)).isZero();
    assertThat(out.toString(UTF_8)).contains("they can be found");
    assertThat(err.toString(UTF_8).lines())
        .hasSizeBetween(5, 12)
        .containsOnly("newswatch: waiting for classify-service to judge 46 records");
  }

  @Test
  void anArchiveThatIsNotHandedOutIsNotWaitedForLongerThanPatienceLasts() {
    archive.silent = true;

    assertThat(run(null)).isOne();
    assertThat(err.toString(UTF_8)).contains("Kafka does not hand the archive out");
    assertThat(clock.passed()).isBetween(PATIENCE, PATIENCE.plusSeconds(1));
  }

  @Test
  void whatItWaitedForClassifyServiceDoesNotCountAsKafkasSilence() {
    services.stuck = new Backlog(0, 46, 0);
    services.stuckUntil = Duration.ofMinutes(10);
    archive.silent = true;

    assertThat(run(null)).isOne();
    assertThat(clock.passed())
        .isBetween(
            services.stuckUntil.plus(PATIENCE), services.stuckUntil.plus(PATIENCE.plusSeconds(1)));
  }

  @Test
  void oneThatIsRefusedFencesNobodyOff() {
    archive.last = new Run(MARCH, Map.of(0, Stretch.of(0, 9)));

    assertThat(run(APRIL)).isOne();
    assertThat(archive.done).containsExactly("last", "close");
    assertThat(err.toString(UTF_8)).contains("was interrupted").contains("--restart");
  }

  @Test
  void howFarTheOtherIsIsReadOnceItIsFencedOff() {
    archive.last = new Run(MARCH, Map.of(0, Stretch.of(0, 100)));
    archive.lastOnceClaimed = new Run(MARCH, Map.of(0, new Stretch(0, 100, 60, 60, 0)));

    assertThat(run(MARCH)).isZero();
    assertThat(archive.done.subList(0, 3)).containsExactly("last", "claim", "last");
    assertThat(out.toString(UTF_8)).contains("60 sightings were judged again before");
  }

  @Test
  void aHiccupWhenAllIsSentIsWaitedFor() {
    services.silentOnceAllIsSent = Duration.ofSeconds(15);

    assertThat(run(null)).isZero();
    assertThat(out.toString(UTF_8)).contains("they can be found");
    assertThat(err.toString(UTF_8)).contains("waiting for Kafka");
  }

  @Test
  void whereKafkaStaysAwayWhenAllIsSentThatIsTold() {
    services.silentOnceAllIsSent = Duration.ofHours(1);

    assertThat(run(null)).isZero();
    assertThat(out.toString(UTF_8)).contains("all are sent, but it was not seen");
    assertThat(err.toString(UTF_8)).doesNotContain("goes on where this one ended");
  }

  @Test
  void anIndexOfANewFormServesOnceAllIsFoundInIt() {
    renewal.due = true;

    assertThat(run(null)).isZero();
    assertThat(renewal.completed).isTrue();
    assertThat(out.toString(UTF_8).lines())
        .last()
        .asString()
        .contains("ask the new form", "7 articles came from the old one");
  }

  @Test
  void anIndexOfANewFormDoesNotServeAfterAPartOfTheArchive() {
    renewal.due = true;
    archive.last = new Run(MARCH, Map.of(0, Stretch.of(0, 9)));

    assertThat(run(MARCH)).isZero();
    assertThat(renewal.completed).isFalse();
  }

  @Test
  void anIndexOfANewFormDoesNotServeWhereNotAllWasSeenInIt() {
    renewal.due = true;
    services.silentOnceAllIsSent = Duration.ofHours(1);

    assertThat(run(null)).isOne();
    assertThat(renewal.completed).isFalse();
    assertThat(err.toString(UTF_8)).contains("keeps its old form", "tries again");
  }

  @Test
  void whereElasticsearchIsAwayTheReplayIsDoneAllTheSame() {
    renewal.away = true;

    assertThat(run(null)).isZero();
    assertThat(err.toString(UTF_8)).contains("was not seen: Elasticsearch does not answer");
  }

  private int run(@Nullable Instant from) {
    ReplayWalk walk = new ReplayWalk(() -> archive, () -> services, renewal, PATIENCE, clock);
    return walk.run(
        new ReplayOptions(from, 500, false, List.of()),
        new Report(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false));
  }

  private static final class FakeRenewal implements Renewal {
    private boolean due;
    private boolean away;
    private boolean completed;

    @Override
    public boolean isDue() {
      if (away) {
        throw new IndexUnavailable("Elasticsearch does not answer", null);
      }
      return due;
    }

    @Override
    public long complete(LongConsumer looked) {
      completed = true;
      return 7;
    }
  }

  /** Passes only while it is paused. */
  private static final class Clock implements ReplayWalk.Time {
    private static final long BEGIN = Long.MAX_VALUE - 1_000_000_000;
    private static final Duration NO_END = Duration.ofHours(2);
    private long now = BEGIN;

    @Override
    public long now() {
      return now;
    }

    @Override
    public void pause(Duration pause) {
      now += pause.toNanos();
      assertThat(passed()).as("it ends some time").isLessThan(NO_END);
    }

    Duration passed() {
      return Duration.ofNanos(now - BEGIN);
    }
  }

  /** Hands out one sighting for each that is asked for. */
  private static final class FakeArchive implements Archive {
    private final List<String> done = new ArrayList<>();
    private @Nullable Run last;
    private @Nullable Run lastOnceClaimed;
    private boolean silent;
    private boolean allSent;

    @Override
    public Optional<Run> last() {
      done.add("last");
      return Optional.ofNullable(
          done.contains("claim") && lastOnceClaimed != null ? lastOnceClaimed : last);
    }

    @Override
    public void claim() {
      done.add("claim");
    }

    @Override
    public Run begin(@Nullable Instant from) {
      done.add("begin");
      return ALL;
    }

    @Override
    public Run pass(Run run, int most) {
      if (silent) {
        return run;
      }
      Stretch one = run.stretches().getOrDefault(0, Stretch.of(0, 0));
      long next = Math.min(one.end(), one.next() + most);
      Run further = run.with(Map.of(0, one.to(next, next - one.next(), 0)));
      allSent = further.isDone();
      return further;
    }

    @Override
    public void close() {
      done.add("close");
    }
  }

  /** Judge at once, but where they are stuck. */
  private final class FakeServices implements Services {
    private static final Backlog NONE = new Backlog(0, 0, 0);
    private Backlog stuck = NONE;
    private Duration stuckUntil = Duration.ZERO;
    private Duration silentOnceAllIsSent = Duration.ZERO;
    private @Nullable Duration allSentAt;

    @Override
    public Backlog now() {
      answers();
      return clock.passed().compareTo(stuckUntil) < 0 ? stuck : NONE;
    }

    @Override
    public Map<TopicPartition, Long> ends(Channel channel) {
      answers();
      return Map.of(new TopicPartition(channel.name(), 0), 1L);
    }

    @Override
    public boolean haveRead(Map<TopicPartition, Long> ends) {
      answers();
      return true;
    }

    private void answers() {
      if (archive.allSent) {
        Duration since = allSentAt == null ? clock.passed() : allSentAt;
        allSentAt = since;
        if (clock.passed().minus(since).compareTo(silentOnceAllIsSent) < 0) {
          throw new KafkaAway("Kafka does not answer", null);
        }
      }
    }

    @Override
    public void close() {}
  }
}

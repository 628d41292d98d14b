package newswatch.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import newswatch.events.Channel;
import newswatch.search.channel.ArchiveChannel;
import newswatch.search.channel.Backlogs;
import newswatch.search.replay.Backlog;
import newswatch.search.replay.Intent;
import newswatch.search.replay.Pace;
import newswatch.search.replay.ReplayOptions;
import newswatch.search.replay.Report;
import newswatch.search.replay.Run;
import newswatch.search.replay.Superseded;
import newswatch.search.status.KafkaAway;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/**
 * The walk of a replay: sightings of the archive are sent to be judged again, as fast as those of
 * now leave room for it, until all that were there at its beginning are judged and indexed.
 */
final class ReplayWalk {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  /** Between one look at the backlog and the next: what goes then comes to the services at once. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** What holds it up for longer is told. */
  private static final Duration HELD_UP = Duration.ofSeconds(10);

  /** How long the last sightings may come no nearer to the index. */
  private static final Duration AT_THE_END = Duration.ofSeconds(20);

  /** After which a search finds what the index took. */
  private static final Duration REFRESH = Duration.ofSeconds(1);

  private static final List<Channel> ON_THE_WAY =
      List.of(Channel.RETAG, Channel.CLASSIFIED, Channel.TAGGED_ARTICLES);

  private final ConsumerFactory<String, byte[]> consumers;
  private final ProducerFactory<String, byte[]> producers;
  private final KafkaAdmin admin;
  private final Duration patience;
  private volatile boolean stopping;

  /**
   * @param patience how long Kafka may be silent
   */
  ReplayWalk(
      ConsumerFactory<String, byte[]> consumers,
      ProducerFactory<String, byte[]> producers,
      KafkaAdmin admin,
      Duration patience) {
    this.consumers = consumers;
    this.producers = producers;
    this.admin = admin;
    this.patience = patience;
  }

  /** Has it end soon; what is sent by then counts. */
  void stop() {
    stopping = true;
  }

  /**
   * Goes the way.
   *
   * @return the exit code
   */
  int run(ReplayOptions options, Report report) {
    try (ArchiveChannel archive = new ArchiveChannel(consumers, producers, patience);
        Backlogs backlogs = new Backlogs(admin)) {
      return switch (Intent.of(options, archive.last())) {
        case Intent.Begin(Instant from) ->
            replay(archive.begin(from), options.rate(), archive, backlogs, report);
        case Intent.GoOn(Run run) -> replay(run, options.rate(), archive, backlogs, report);
        case Intent.Refuse(String reason) -> failed(report, reason);
      };
    } catch (Superseded e) {
      return failed(report, e.getMessage() + ".");
    } catch (KafkaAway | KafkaException e) {
      return failed(report, e.getMessage() + "; ./newswatch replay goes on where this one ended.");
    }
  }

  private static int failed(Report report, @Nullable String reason) {
    report.fails(String.valueOf(reason));
    return FAILED;
  }

  private int replay(
      Run begun, int rate, ArchiveChannel archive, Backlogs backlogs, Report report) {
    report.begins(begun, rate, System.nanoTime());
    Run run = sendAll(begun, rate, archive, backlogs, report);
    if (!run.isDone()) {
      report.stops(run);
      return FAILED;
    }
    report.sentAll();
    boolean found = areFound(backlogs, report);
    report.ends(run, found, System.nanoTime());
    return DONE;
  }

  private Run sendAll(
      Run begun, int rate, ArchiveChannel archive, Backlogs backlogs, Report report) {
    Run run = begun;
    Pace pace = new Pace(rate, System.nanoTime());
    long moved = System.nanoTime();
    boolean told = false;
    while (!run.isDone() && !stopping) {
      Backlog backlog = measured(backlogs, report);
      int most = pace.allowance(backlog, System.nanoTime());
      Run further = most > 0 ? archive.pass(run, most) : run;
      pace.went(further.sent() - run.sent());
      String holding = Pace.holding(backlog);
      long now = System.nanoTime();
      if (!further.equals(run)) {
        moved = now;
        told = false;
      } else if (holding == null && now - moved > patience.toNanos()) {
        throw new KafkaAway("Kafka does not hand the archive out", null);
      } else if (holding != null && !told && now - moved > HELD_UP.toNanos()) {
        told = true;
        report.waits(holding);
      }
      run = further;
      report.goesOn(run, holding, now);
      pause(PAUSE);
    }
    return run;
  }

  private Backlog measured(Backlogs backlogs, Report report) {
    long since = System.nanoTime();
    boolean told = false;
    while (true) {
      try {
        return backlogs.now();
      } catch (KafkaAway e) {
        if (stopping || System.nanoTime() - since > patience.toNanos()) {
          throw e;
        }
        if (!told) {
          told = true;
          report.waits("Kafka, which does not answer");
        }
        pause(PAUSE);
      }
    }
  }

  /** Follows the last sightings from channel to channel, as long as they get on. */
  private boolean areFound(Backlogs backlogs, Report report) {
    long fewest = Long.MAX_VALUE;
    long moved = System.nanoTime();
    for (Channel channel : ON_THE_WAY) {
      Map<TopicPartition, Long> ends = backlogs.ends(channel);
      while (!backlogs.haveRead(ends)) {
        long ahead = measured(backlogs, report).ahead();
        if (ahead < fewest) {
          fewest = ahead;
          moved = System.nanoTime();
        }
        if (stopping || System.nanoTime() - moved > AT_THE_END.toNanos()) {
          return false;
        }
        pause(PAUSE);
      }
    }
    pause(REFRESH);
    return true;
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

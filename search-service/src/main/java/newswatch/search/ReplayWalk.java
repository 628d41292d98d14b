package newswatch.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import newswatch.events.Channel;
import newswatch.search.channel.ArchiveChannel;
import newswatch.search.channel.Backlogs;
import newswatch.search.index.IndexUnavailable;
import newswatch.search.replay.Archive;
import newswatch.search.replay.Backlog;
import newswatch.search.replay.Intent;
import newswatch.search.replay.Pace;
import newswatch.search.replay.Renewal;
import newswatch.search.replay.ReplayOptions;
import newswatch.search.replay.Report;
import newswatch.search.replay.Run;
import newswatch.search.replay.Services;
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
  private static final String AGAIN = " ./newswatch replay tries again.";

  /** Between one look at the backlog and the next: what goes then comes to the services at once. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** What holds it up for longer is told. */
  private static final Duration HELD_UP = Duration.ofSeconds(10);

  /** After which that is told once more. */
  private static final Duration TOLD_AGAIN = Duration.ofMinutes(1);

  /** For less than this it is no waiting: sightings always go by fits and starts. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  /** How long the last sightings may come no nearer to the index. */
  private static final Duration AT_THE_END = Duration.ofSeconds(20);

  /** After which a search finds what the index took. */
  private static final Duration REFRESH = Duration.ofSeconds(1);

  private static final List<Channel> ON_THE_WAY =
      List.of(Channel.RETAG, Channel.CLASSIFIED, Channel.TAGGED_ARTICLES);

  /** Time as it passes. */
  interface Time {
    /** In nanoseconds, by any clock that only goes forward. */
    long now();

    /** Lets some pass. */
    void pause(Duration pause);
  }

  private final Supplier<Archive> archives;
  private final Supplier<Services> services;
  private final Renewal renewal;
  private final Duration patience;
  private final Time time;
  private volatile boolean stopping;

  /**
   * @param patience how long Kafka may be silent
   */
  ReplayWalk(
      ConsumerFactory<String, byte[]> consumers,
      ProducerFactory<String, byte[]> producers,
      KafkaAdmin admin,
      Renewal renewal,
      Duration patience) {
    this(
        () -> new ArchiveChannel(consumers, producers, patience),
        () -> new Backlogs(admin),
        renewal,
        patience,
        new Passing());
  }

  /** Of other archives and services, in another time. */
  ReplayWalk(
      Supplier<Archive> archives,
      Supplier<Services> services,
      Renewal renewal,
      Duration patience,
      Time time) {
    this.archives = archives;
    this.services = services;
    this.renewal = renewal;
    this.patience = patience;
    this.time = time;
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
    try (Archive archive = archives.get();
        Services reading = services.get()) {
      // One that is refused must not fence off the one that goes on.
      if (Intent.mayBeRefused(options)
          && Intent.of(options, archive.last()) instanceof Intent.Refuse(String reason)) {
        return failed(report, reason);
      }
      archive.claim();
      return switch (Intent.of(options, archive.last())) {
        case Intent.Begin(Instant from) ->
            replay(archive.begin(from), options.rate(), archive, reading, report);
        case Intent.GoOn(Run run) -> replay(run, options.rate(), archive, reading, report);
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

  private int replay(Run begun, int rate, Archive archive, Services reading, Report report) {
    report.begins(begun, rate, time.now());
    Run run = sendAll(begun, rate, archive, reading, report);
    if (!run.isDone()) {
      report.stops(run);
      return FAILED;
    }
    report.sentAll();
    boolean found = areFound(reading, report);
    report.ends(run, found, time.now());
    return run.from() != null || renewed(found, report) ? DONE : FAILED;
  }

  /** An index of a new form serves once it holds all that was judged again. */
  private boolean renewed(boolean found, Report report) {
    if (!isRenewalDue(report)) {
      return true;
    }
    if (!found) {
      report.fails("the index keeps its old form until all is in the new one;" + AGAIN);
      return false;
    }
    report.renews();
    try {
      report.renewed(renewal.complete(looked -> report.looked(looked, time.now())));
      return true;
    } catch (IndexUnavailable e) {
      report.fails("the index keeps its old form: %s;".formatted(e.getMessage()) + AGAIN);
      return false;
    }
  }

  private boolean isRenewalDue(Report report) {
    try {
      return renewal.isDue();
    } catch (IndexUnavailable e) {
      report.notes("Whether the index is to take on a new form was not seen: " + e.getMessage());
      return false;
    }
  }

  private Run sendAll(Run begun, int rate, Archive archive, Services reading, Report report) {
    Run run = begun;
    Pace pace = new Pace(rate, time.now());
    long moved = time.now();
    long handedOut = moved;
    Duration tellAfter = HELD_UP;
    while (!run.isDone() && !stopping) {
      Backlog backlog = asked(reading::now, report);
      int most = pace.allowance(backlog, time.now());
      Run further = most > 0 ? archive.pass(run, most) : run;
      pace.went(further.sent() - run.sent());
      String holding = pace.holding(backlog);
      long now = time.now();
      if (!further.equals(run)) {
        moved = now;
        tellAfter = HELD_UP;
      }
      if (most == 0 || !further.equals(run)) {
        handedOut = now;
      } else if (now - handedOut > patience.toNanos()) {
        throw new KafkaAway("Kafka does not hand the archive out", null);
      }
      if (holding != null && now - moved > tellAfter.toNanos()) {
        tellAfter = Duration.ofNanos(now - moved).plus(TOLD_AGAIN);
        report.waits(holding);
      }
      run = further;
      report.goesOn(run, now - moved > MOMENT.toNanos() ? holding : null, now);
      time.pause(PAUSE);
    }
    return run;
  }

  /** Asks until Kafka answers, as long as patience lasts. */
  private <T> T asked(Supplier<T> question, Report report) {
    long since = time.now();
    boolean told = false;
    while (true) {
      try {
        return question.get();
      } catch (KafkaAway e) {
        if (stopping || time.now() - since > patience.toNanos()) {
          throw e;
        }
        if (!told) {
          told = true;
          report.waits("Kafka, which does not answer");
        }
        time.pause(PAUSE);
      }
    }
  }

  /**
   * Follows the last sightings from channel to channel, as long as they get on. Where Kafka does
   * not tell, all are sent nevertheless.
   */
  private boolean areFound(Services reading, Report report) {
    try {
      for (Channel channel : ON_THE_WAY) {
        if (!areRead(channel, reading, report)) {
          return false;
        }
      }
    } catch (KafkaAway _) {
      return false;
    }
    time.pause(REFRESH);
    return true;
  }

  private boolean areRead(Channel channel, Services reading, Report report) {
    Map<TopicPartition, Long> ends = asked(() -> reading.ends(channel), report);
    long fewest = Long.MAX_VALUE;
    long moved = time.now();
    while (!asked(() -> reading.haveRead(ends), report)) {
      long ahead = asked(reading::now, report).ahead();
      long now = time.now();
      if (ahead < fewest) {
        fewest = ahead;
        moved = now;
      }
      if (stopping || now - moved > AT_THE_END.toNanos()) {
        return false;
      }
      time.pause(PAUSE);
    }
    return true;
  }

  /** Time as it passes here. */
  private static final class Passing implements Time {
    @Override
    public long now() {
      return System.nanoTime();
    }

    @Override
    public void pause(Duration pause) {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

package newswatch.bench.walk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import newswatch.bench.channel.Outbox;
import newswatch.bench.process.MachineTime;
import newswatch.bench.report.Percentiles;
import newswatch.events.ArticleSeen;
import newswatch.local.process.Unable;
import newswatch.local.server.LocalKafka;

/**
 * Runs the rounds: a broker that has just been set up, classify-service on a core of its own, an
 * archive that it has judged, live news alone, and live news while a replay is under way.
 */
public final class ReplayMeasurement {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final Duration REST = Duration.ofSeconds(2);

  private final WalkCorpus archive;
  private final List<ArticleSeen> first;
  private final List<ArticleSeen> second;
  private final int perSecond;
  private final int topics;
  private final int core;
  private final Path root;
  private final List<String> javaOptions;
  private final Consumer<String> progress;

  /**
   * @param sightings in the archive
   * @param perSecond how many live ones come a second
   * @param seconds how long they come, twice
   * @param core the number of the core that classify-service has to itself
   * @param root the project's folder
   */
  public ReplayMeasurement(
      int sightings,
      int perSecond,
      int seconds,
      int topics,
      int core,
      Path root,
      List<String> javaOptions,
      Consumer<String> progress) {
    this.archive = new WalkCorpus("archive", 1, sightings);
    this.first = live("first", 2, perSecond * seconds);
    this.second = live("second", 3, perSecond * seconds);
    this.perSecond = perSecond;
    this.topics = topics;
    this.core = core;
    this.root = root;
    this.javaOptions = javaOptions;
    this.progress = progress;
  }

  /** Each of an article of its own, whose coming tells when it was judged. */
  private static List<ArticleSeen> live(String name, long seed, int count) {
    return new WalkCorpus(name, seed, count * 2).firstSightings().subList(0, count);
  }

  public ReplayResults run(int rounds, Path folder) throws IOException {
    ReplayResults results = new ReplayResults();
    for (int round = 1; round <= rounds; round++) {
      ReplayRound done = round(round, folder.resolve(Integer.toString(round)));
      results.add(done);
      progress.accept(
          "%d: p50 %.0f ms and p99 %.0f ms without, %.0f and %.0f with a replay of %.0f a second"
              .formatted(
                  round,
                  done.without().p50(),
                  done.without().p99(),
                  done.with().p50(),
                  done.with().p99(),
                  done.replayedPerSecond()));
    }
    return results;
  }

  private ReplayRound round(int round, Path folder) throws IOException {
    MachineTime before = MachineTime.now();
    try (LocalKafka kafka = LocalKafka.temporary();
        Classify classify =
            Classify.start(
                folder,
                root.resolve("classify-service/target/classify-service.jar"),
                javaOptions,
                core,
                kafka.bootstrapServers());
        Outbox outbox = new Outbox(kafka.bootstrapServers());
        LiveNews live = new LiveNews(kafka.bootstrapServers(), outbox)) {
      outbox.send(Records.ofTopics(WalkCorpus.topics(topics)));
      outbox.send(Records.ofSightings(archive.sightings()));
      await(classify, live, archive.firstSightings().size());
      // What an article's second feed has to tell may still be on its way.
      LockSupport.parkNanos(REST.toNanos());
      Percentiles without = live.send(Records.ofSightings(first), perSecond, classify);
      try (Replay replay =
          Replay.start(
              folder.resolve("replay"),
              root.resolve("search-service/target/search-service.jar"),
              kafka.bootstrapServers())) {
        long sent = replay.sent();
        long begun = System.nanoTime();
        Percentiles with = live.send(Records.ofSightings(second), perSecond, classify);
        double replayed = (replay.sent() - sent) / ((System.nanoTime() - begun) / 1e9);
        replay.requireUnderWay();
        return new ReplayRound(
            round, without, with, replayed, MachineTime.now().stolenPercentSince(before));
      }
    }
  }

  private static void await(Classify classify, LiveNews live, long articles) {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (live.count() < articles) {
      classify.requireAlive();
      live.requireReading();
      if (System.nanoTime() > limit) {
        throw new Unable(
            "Only %d of %d articles came out within %d minutes."
                .formatted(live.count(), articles, LIMIT.toMinutes()));
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }
}

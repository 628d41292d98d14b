package newswatch.bench.walk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import newswatch.bench.channel.Opened;
import newswatch.bench.channel.Outbox;
import newswatch.bench.process.MachineTime;
import newswatch.bench.process.ProcessUse;
import newswatch.events.Channel;
import newswatch.local.process.Unable;
import newswatch.local.server.LocalKafka;

/**
 * Runs the rounds: a broker that has just been set up, a walker on a core of its own, articles that
 * warm it up, and then those that are measured.
 */
public final class WalkMeasurement {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final Duration REST = Duration.ofSeconds(1);
  private static final List<Channel> CHANNELS =
      List.of(Channel.ARTICLES, Channel.CLASSIFIED, Channel.TAGGED_ARTICLES);

  private final WalkCorpus warming;
  private final WalkCorpus measured;
  private final int topics;
  private final int core;
  private final Path jar;
  private final List<String> javaOptions;
  private final Consumer<String> progress;

  /**
   * @param core the number of the core that the walker has to itself
   * @param jar of classify-service
   */
  public WalkMeasurement(
      int articles,
      int topics,
      int core,
      Path jar,
      List<String> javaOptions,
      Consumer<String> progress) {
    this.warming = new WalkCorpus("warming", 1, articles);
    this.measured = new WalkCorpus("measured", 2, articles);
    this.topics = topics;
    this.core = core;
    this.jar = jar;
    this.javaOptions = javaOptions;
    this.progress = progress;
  }

  /** The limit and ours, in one order in odd rounds and in the other in even ones. */
  public WalkResults run(int rounds, Path folder) throws IOException {
    WalkResults results = new WalkResults();
    for (int round = 1; round <= rounds; round++) {
      boolean limitFirst = round % 2 == 1;
      for (boolean limit : List.of(limitFirst, !limitFirst)) {
        WalkRound done = round(limit, round, folder.resolve(round + (limit ? "-limit" : "-ours")));
        results.add(done);
        progress.accept(
            "%d %s: %.0f articles/s, %.3f ms of processor time an article"
                .formatted(
                    round,
                    limit ? "limit" : "newswatch",
                    done.articlesPerSecond(),
                    done.cpuMillisAnArticle()));
      }
    }
    return results;
  }

  private WalkRound round(boolean limit, int round, Path folder) throws IOException {
    MachineTime before = MachineTime.now();
    try (LocalKafka kafka = LocalKafka.temporary()) {
      Opened.channels(kafka.bootstrapServers(), limit ? CHANNELS : List.of());
      try (Walker walker =
              limit
                  ? Relay.start(folder, javaOptions, core, kafka.bootstrapServers())
                  : Classify.start(folder, jar, javaOptions, core, kafka.bootstrapServers());
          Outbox outbox = new Outbox(kafka.bootstrapServers());
          Told told = new Told(kafka.bootstrapServers())) {
        if (!limit) {
          outbox.send(Records.ofTopics(WalkCorpus.topics(topics)));
        }
        long warm = limit ? warming.sightings().size() : warming.tellings();
        outbox.send(Records.ofSightings(warming.sightings()));
        await(walker, told, warm);
        Map<String, Double> stages = walker.stageSeconds();
        double cpu = ProcessUse.cpuSeconds(walker.pid());
        double brokerCpu = ProcessUse.cpuSeconds(kafka.pid());
        // Made before the clock starts: nobody is to be measured making them.
        var records = Records.ofSightings(measured.sightings());
        long begun = System.nanoTime();
        outbox.send(records);
        long expected = limit ? measured.sightings().size() : measured.tellings();
        await(walker, told, warm + expected);
        // What came twice may still be on its way.
        LockSupport.parkNanos(REST.toNanos());
        return new WalkRound(
            limit,
            round,
            told.count() - warm,
            expected,
            told.doubled(),
            (told.last() - begun) / 1e9,
            ProcessUse.cpuSeconds(walker.pid()) - cpu,
            ProcessUse.cpuSeconds(kafka.pid()) - brokerCpu,
            since(stages, walker.stageSeconds()),
            ProcessUse.peakResidentBytes(walker.pid()),
            MachineTime.now().stolenPercentSince(before));
      }
    }
  }

  private static void await(Walker walker, Told told, long count) throws IOException {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (told.count() < count) {
      walker.requireAlive();
      told.requireReading();
      if (System.nanoTime() > limit) {
        throw new Unable(
            "Only %d of %d articles came out within %d minutes."
                .formatted(told.count(), count, LIMIT.toMinutes()));
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  private static Map<String, Double> since(Map<String, Double> before, Map<String, Double> after) {
    Map<String, Double> since = new HashMap<>(after);
    before.forEach((stage, seconds) -> since.merge(stage, -seconds, Double::sum));
    return since;
  }
}

package newswatch.bench.alerts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import newswatch.bench.channel.Opened;
import newswatch.bench.process.LineProcess;
import newswatch.bench.process.MachineTime;
import newswatch.bench.process.ProcessUse;
import newswatch.bench.stored.StoredCorpus;
import newswatch.events.Channel;
import newswatch.local.process.Unable;
import newswatch.local.server.LocalKafka;

/**
 * Runs the rounds: servers and services that have just been set up, feeds that change at a steady
 * pace and then all at once, and webhooks; and the bare program with the same articles, first in
 * odd rounds and last in even ones.
 */
public final class AlertsMeasurement {
  private static final Duration READY = Duration.ofMinutes(3);
  private static final Duration CANARY = Duration.ofSeconds(3);
  private static final Duration GLANCE = Duration.ofMillis(50);
  private static final List<String> BARE_OPTIONS =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Load load;
  private final Path root;
  private final Consumer<String> progress;
  private final StoredCorpus corpus = new StoredCorpus();

  /**
   * What comes.
   *
   * @param topics how many there are
   * @param receivers how many addresses webhooks go to
   * @param perSecond how many articles are listed a second
   * @param warmUpSeconds for which their times do not count
   * @param seconds for which they do
   * @param burst how many are listed at once at the end
   */
  public record Load(
      int topics, int receivers, int perSecond, int warmUpSeconds, int seconds, int burst) {
    int feeds() {
      return Math.min(ChangingFeeds.MOST, perSecond);
    }
  }

  /**
   * @param root the project's folder
   */
  public AlertsMeasurement(Load load, Path root, Consumer<String> progress) {
    this.load = load;
    this.root = root;
    this.progress = progress;
  }

  /** All rounds, with each number of subscriptions in each. */
  public AlertsResults run(List<Integer> subscriptions, int rounds, Path folder)
      throws IOException {
    List<AlertsRound> done = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      for (int count : subscriptions) {
        done.add(round(count, round, folder.resolve(round + "-" + count)));
      }
    }
    return new AlertsResults(subscriptions, done);
  }

  /** What was found of one of the two. */
  private record Side(
      Drive.Run steady,
      Drive.Run burst,
      AlertLedger ledger,
      Map<String, Double> cpuSeconds,
      Map<String, Services.Memory> memory) {}

  private AlertsRound round(int subscriptions, int round, Path folder) throws IOException {
    MachineTime before = MachineTime.now();
    Wants wants = new Wants(corpus, load.topics(), subscriptions);
    boolean bareFirst = round % 2 == 1;
    Side bare = bareFirst ? bare(wants, folder) : null;
    Side ours = ours(wants, folder);
    bare = bare == null ? bare(wants, folder) : bare;
    AlertsRound done =
        new AlertsRound(
            subscriptions,
            round,
            load.perSecond() * load.seconds(),
            ours.steady(),
            ours.burst(),
            ours.ledger(),
            ours.cpuSeconds(),
            ours.memory(),
            bare.steady(),
            bare.burst(),
            bare.ledger(),
            bare.cpuSeconds(),
            MachineTime.now().stolenPercentSince(before));
    progress.accept("%d with %d subscriptions: %s".formatted(round, subscriptions, done.ledger()));
    return done;
  }

  private Side ours(Wants wants, Path folder) throws IOException {
    Stories stories = new Stories(corpus, wants, "n", 11);
    try (LocalKafka kafka = LocalKafka.temporary();
        Hooks hooks = new Hooks(load.receivers());
        ChangingFeeds feeds = feeds(stories);
        Services services = Services.start(root, folder, kafka, wants);
        Definitions definitions = new Definitions(services.api())) {
      long begun = System.nanoTime();
      definitions.subscriptions(wants.subscriptions(), hooks);
      definitions.feeds(feeds.uris());
      progress.accept(
          "%d subscriptions were defined in %.1f s"
              .formatted(wants.subscriptions().size(), (System.nanoTime() - begun) / 1e9));
      Drive drive = new Drive(feeds, hooks, Story::askers, services::requireAlive);
      awaitRead(feeds, services::requireAlive);
      awaitTold(drive, stories, wants);
      Side side = drive("newswatch", drive, stories, services::cpuSeconds);
      return new Side(
          side.steady(), side.burst(), side.ledger(), side.cpuSeconds(), services.memory());
    }
  }

  private Side bare(Wants wants, Path folder) throws IOException {
    Stories stories = new Stories(corpus, wants, "n", 11);
    try (LocalKafka kafka = LocalKafka.temporary();
        Hooks hooks = new Hooks(load.receivers());
        ChangingFeeds feeds = feeds(stories)) {
      Opened.channels(kafka.bootstrapServers(), List.of(Channel.ARTICLES));
      try (LineProcess program =
          LineProcess.start(
              BareProgram.class,
              folder.resolve("bare"),
              BARE_OPTIONS,
              kafka.bootstrapServers(),
              Integer.toString(feeds.count()),
              Integer.toString(feeds.port()),
              Integer.toString(hooks.receivers()),
              Integer.toString(hooks.port()))) {
        Drive drive =
            new Drive(
                feeds,
                hooks,
                story -> story.planted() == null ? List.of() : List.of(story.planted()),
                () -> {});
        awaitRead(feeds, () -> {});
        awaitTold(drive, stories, wants);
        return drive(
            "limit",
            drive,
            stories,
            () -> {
              Map<String, Double> seconds = new LinkedHashMap<>();
              seconds.put("bare", ProcessUse.cpuSeconds(program.pid()));
              seconds.put("kafka", ProcessUse.cpuSeconds(kafka.pid()));
              seconds.put("harness", ProcessUse.ownCpuSeconds());
              return seconds;
            });
      }
    }
  }

  private ChangingFeeds feeds(Stories stories) {
    return new ChangingFeeds(load.feeds(), stories.plain(load.feeds() * ChangingFeeds.LISTED));
  }

  /** What a feed lists at first is its backlog, and nobody is told of it. */
  private static void awaitRead(ChangingFeeds feeds, Runnable requireAlive) {
    long limit = System.nanoTime() + READY.toNanos();
    while (feeds.askedAtLeast() < 2) {
      requireAlive.run();
      if (System.nanoTime() > limit) {
        throw new Unable("Some feeds were not read twice within three minutes.");
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /** Until the newest subscription of each kind is in force. */
  private static void awaitTold(Drive drive, Stories stories, Wants wants) {
    Map<Boolean, Wants.Subscription> newest = new HashMap<>();
    wants.subscriptions().forEach(one -> newest.put(one.byTopic(), one));
    for (Wants.Subscription one : newest.values()) {
      long limit = System.nanoTime() + READY.toNanos();
      while (!drive.told(stories.plantedFor(one), CANARY)) {
        if (System.nanoTime() > limit) {
          throw new Unable("Nobody was told of anything within three minutes.");
        }
      }
    }
  }

  private Side drive(
      String who, Drive drive, Stories stories, Supplier<Map<String, Double>> cpuSeconds) {
    // Made before the clock starts: nobody is to be measured making them.
    List<Story> warming = stories.steady(load.perSecond() * load.warmUpSeconds());
    List<Story> measured = stories.steady(load.perSecond() * load.seconds());
    List<Story> burst = stories.allPlanted(load.burst());
    var _ = drive.steady(warming, load.perSecond());
    Map<String, Double> before = cpuSeconds.get();
    Drive.Run steady = drive.steady(measured, load.perSecond());
    Map<String, Double> used = new LinkedHashMap<>(cpuSeconds.get());
    before.forEach((name, seconds) -> used.merge(name, seconds, AlertsMeasurement::less));
    Drive.Run atOnce = drive.burst(burst);
    AlertLedger ledger = drive.ledger();
    progress.accept(
        "%s: p50 %.1f ms, p99 %.1f, longest %.1f, of %d alerts; %d at once: %.0f ms until the last, of which %.0f until the last feed was asked; %s"
            .formatted(
                who,
                steady.latency().p50(),
                steady.latency().p99(),
                steady.latency().max(),
                steady.latency().count(),
                burst.size(),
                atOnce.lastMillis(),
                atOnce.answersMillis(),
                ledger));
    return new Side(steady, atOnce, ledger, used, Map.of());
  }

  /** To the hundredths that Linux counts. */
  private static double less(double after, double before) {
    return Math.round((after - before) * 100) / 100.0;
  }
}
